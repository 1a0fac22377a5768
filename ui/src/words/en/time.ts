// Words about time.
export const time = {
  justNow: 'just now',
  ago: (span: string) => `${span} ago`,
  yours: (exact: string) => `Your time: ${exact}`,
  unknown: 'time not known',
  today: 'Today',
  yesterday: 'Yesterday',
  clubTime: (zone: string) => `Times are the club’s (${zone})`,
}
