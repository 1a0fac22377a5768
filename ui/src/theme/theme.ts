// Mantine's theme: one calm green, small type, and the two accessibility switches that are off by default.
import { Button, type ButtonVariant, createTheme, type MantineColorsTuple } from '@mantine/core'

const tide: MantineColorsTuple = [
  '#e6f5f1',
  '#cfe9e2',
  '#a0d5c9',
  '#6fc0af',
  '#46ac98',
  '#2a977f',
  '#147a68',
  '#0b6b5d',
  '#08574c',
  '#05443b',
]

/** Mantine chooses the text colour of a filled button for the light scheme only; ours fits both. */
function buttonColours(variant: ButtonVariant | (string & {}) = 'filled', color: string | undefined): Record<string, string> {
  const danger = color === 'red'
  if (variant === 'filled') {
    const fill = danger ? 'var(--danger)' : 'var(--accent)'
    return {
      '--button-bg': fill,
      '--button-hover': `color-mix(in srgb, ${fill} 88%, var(--ink))`,
      '--button-color': danger ? 'var(--paper)' : 'var(--on-accent)',
    }
  }
  if (variant === 'light') {
    return {
      '--button-bg': danger ? 'var(--danger-soft)' : 'var(--accent-soft)',
      '--button-hover': danger ? 'var(--danger-soft)' : 'var(--accent-soft)',
      '--button-color': danger ? 'var(--danger)' : 'var(--accent-text)',
    }
  }
  return variant === 'subtle' ? { '--button-color': 'var(--accent-text)', '--button-hover': 'var(--hover)' } : {}
}

export const theme = createTheme({
  primaryColor: 'tide',
  colors: { tide },
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  respectReducedMotion: true,
  cursorType: 'pointer',
  defaultRadius: 8,
  fontFamily: 'var(--font)',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  components: {
    Button: Button.extend({
      styles: { label: { fontWeight: 550 } },
      vars: (_, { variant, color }) => ({ root: buttonColours(variant, color) }),
    }),
  },
})
