// The product's mark.
import classes from './mark.module.css'

export function Mark() {
  return (
    <svg className={classes.mark} viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path d="M8 10h16v10H15l-4 4v-4H8z" fill="var(--on-accent)" />
      <circle cx="13" cy="15" r="1.6" fill="var(--accent)" />
      <circle cx="19" cy="15" r="1.6" fill="var(--accent)" />
    </svg>
  )
}
