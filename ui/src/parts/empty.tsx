// What a place shows when there is nothing to show: why, and what to do.
import type { ReactNode } from 'react'

import classes from './empty.module.css'

interface EmptyProps {
  title: string
  text?: string
  level?: 'h1' | 'h2'
  children?: ReactNode
}

export function Empty({ title, text, level: Heading = 'h2', children }: EmptyProps) {
  return (
    <div className={classes.empty}>
      <Heading className={classes.title}>{title}</Heading>
      {text && <p className={classes.text}>{text}</p>}
      {children}
    </div>
  )
}
