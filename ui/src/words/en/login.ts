// The login page.
export const login = {
  title: 'Sign in to Spotter',
  lead: 'Spotter opens with a one-time link. No password to remember.',
  entering: 'Signing you in…',
  linkLabel: 'Login link or code',
  linkHelp: 'Paste the whole link, or only the part after the # sign.',
  submit: 'Sign in',
  empty: 'Paste the link or code first.',
  refused: 'This link was used already, or is older than ten minutes. Ask for a new one.',
  unreachable: 'The server did not answer. Your link is still good: try again.',
  how: 'Where do I get a link?',
  howText: 'Whoever runs Spotter for your club makes one with this command:',
  command: 'spotter login-link',
}
