// The way back to the list.
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'

import { useWords } from '@/words/use-words'

import classes from './entry-page.module.css'

export function BackLink() {
  const { knowledge } = useWords()
  return (
    <Link to="/knowledge" className={classes.back}>
      <IconArrowLeft size={16} aria-hidden /> {knowledge.entry.back}
    </Link>
  )
}
