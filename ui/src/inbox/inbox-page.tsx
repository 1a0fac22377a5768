// The inbox: the list beside the open conversation; on a phone one of the two.
import { Outlet, useRouterState } from '@tanstack/react-router'
import { useRef } from 'react'

import { useArrivalFocus } from '@/a11y/use-arrival-focus'
import { useTitle } from '@/shell/use-title'
import { useWords } from '@/words/use-words'

import { ConversationList } from './conversation-list'
import classes from './inbox-page.module.css'
import { SearchField } from './search-field'
import { Views } from './views'

export function InboxPage() {
  const { inbox } = useWords()
  const open = useRouterState({ select: ({ location }) => location.pathname !== '/inbox' && location.pathname !== '/inbox/' })
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(open ? undefined : inbox.title)
  useArrivalFocus(heading, 'inbox')
  return (
    <div className={classes.inbox} data-open={open || undefined}>
      <section className={classes.list} aria-label={inbox.list}>
        <div className={classes.head}>
          <h1 ref={heading} tabIndex={-1} className="visually-hidden">
            {inbox.title}
          </h1>
          <SearchField />
          <Views />
        </div>
        <ConversationList />
      </section>
      <div className={classes.open}>
        <Outlet />
      </div>
    </div>
  )
}
