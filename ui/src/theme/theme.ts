// Mantine's theme: one calm green, small type, and the two accessibility switches that are off by default.
import { createTheme, type MantineColorsTuple } from '@mantine/core'

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
})
