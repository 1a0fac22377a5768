// Banners: what is broken, why, and what still works. One sentence of each.
export const health = {
  label: 'Trouble',
  at: (club: string, sentence: string) => `${club}: ${sentence}`,
  expired: 'The CRM login ended and is being renewed. New messages arrive once it is back; you can read and draft meanwhile.',
  refused:
    'The CRM refuses our password, so no messages arrive or leave. Put the right one in; everything here stays readable.',
  unreachable: 'The CRM does not answer. New messages and sends wait until it does; reading and drafting work.',
  unreadable:
    'The CRM answers with pages we do not know, so sending is stopped. Incoming messages may be late; reading and drafting work.',
  pollingPaused: 'Checking for new messages is paused by a person. Sending and everything here works.',
  clubPaused: 'This club is paused: nothing is checked and nothing is sent. Everything here stays readable.',
  behind: 'New messages come late: the last complete look at the CRM is older than it should be. Sending works.',
  sendsStopped: (reason: string) => `Sending is stopped (${reason}). Messages still arrive, and replies wait.`,
  aiOff: 'The AI is switched off for this club: nothing automatic is sent. Replies of people go out.',
  late: 'Live updates are late; the connection to the server broke. The page asks every 15 seconds meanwhile.',
  temporal: 'The workflow engine is away. Messages are kept, and what you decide is stored and carried out when it is back.',
  database: 'The database does not answer. Nothing can be read or saved until it does; what you typed stays on this page.',
  rights: 'Your rights changed. Load the page again to see what is yours.',
  reload: 'Load again',
  resume: 'Check again',
  switchOn: 'Switch the AI on',
}
