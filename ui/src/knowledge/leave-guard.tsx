// Asks before unsaved words are left behind, within the pages and when the tab is closed.
import { Button } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'

import { Sheet } from '@/parts/sheet'
import { useWords } from '@/words/use-words'

import classes from './entry-form.module.css'

export function LeaveGuard({ active }: { active: boolean }) {
  const { entry: text } = useWords().knowledge
  const blocker = useBlocker({ shouldBlockFn: () => active, enableBeforeUnload: () => active, withResolver: true })
  const asks = blocker.status === 'blocked'
  return (
    <Sheet
      title={text.leave}
      open={asks}
      onClose={() => {
        if (asks) blocker.reset()
      }}
    >
      <div className={classes.leave}>
        <p>{text.leaveText}</p>
        <div className={classes.acts}>
          <Button
            className={classes.act}
            onClick={() => {
              if (asks) blocker.reset()
            }}
          >
            {text.stay}
          </Button>
          <Button
            variant="light"
            color="red"
            className={classes.act}
            onClick={() => {
              if (asks) blocker.proceed()
            }}
          >
            {text.leaveAnyway}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
