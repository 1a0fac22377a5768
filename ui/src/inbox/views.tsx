// The views of the list. Links, since the view is in the address.
import { Link } from '@tanstack/react-router'

import { VIEWS } from '@/api/views'
import { useWaiting } from '@/shell/use-club'
import { useWords } from '@/words/use-words'

import classes from './views.module.css'

export function Views() {
  const { inbox } = useWords()
  const waiting = useWaiting().count
  return (
    <nav aria-label={inbox.views}>
      <ul className={classes.views}>
        {VIEWS.map((each) => (
          <li key={each}>
            <Link
              to="."
              search={(now) => ({ ...now, view: each })}
              className={classes.view}
              aria-label={each === 'needs-me' ? undefined : inbox.view[each].long}
              activeOptions={{ exact: true }}
            >
              {inbox.view[each].short}
              {each === 'needs-me' && waiting > 0 && <span className={classes.count}>{waiting}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
