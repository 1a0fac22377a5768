// The list of shortcuts, and the switch for those who need their single keys for something else.
import { Switch } from '@mantine/core'

import { Sheet } from '@/parts/sheet'
import { useWords } from '@/words/use-words'

import classes from './help-sheet.module.css'
import { isCharacterShortcut, type Section, type ShortcutId, SHORTCUTS } from './shortcuts'
import { switchCharacters, useCharactersOn } from './use-shortcut'

const SECTIONS: readonly Section[] = ['move', 'act', 'page']
const SHOWN: Record<string, string> = { Mod: 'Ctrl', Escape: 'Esc' }

export function HelpSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { keys } = useWords()
  const on = useCharactersOn()
  return (
    <Sheet title={keys.title} open={open} onClose={onClose}>
      <Switch
        label={keys.singles}
        description={keys.singlesHelp}
        checked={on}
        onChange={(event) => {
          switchCharacters(event.currentTarget.checked)
        }}
      />
      <div className={classes.sections}>
        {SECTIONS.map((section) => (
          <section key={section} aria-label={keys.sections[section]}>
            <h3 className={classes.heading}>{keys.sections[section]}</h3>
            <dl className={classes.list}>
              {(Object.keys(SHORTCUTS) as ShortcutId[])
                .filter((id) => SHORTCUTS[id].section === section)
                .map((id) => (
                  <div key={id} className={classes.line} data-off={(!on && isCharacterShortcut(SHORTCUTS[id].keys)) || undefined}>
                    <dt>{keys.names[id]}</dt>
                    <dd>
                      <Keys keys={SHORTCUTS[id].keys} then={keys.then} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Sheet>
  )
}

function Keys({ keys, then }: { keys: string; then: string }) {
  return keys.split(' ').map((press, index) => (
    <span key={press}>
      {index > 0 && ` ${then} `}
      {press.split('+').map((key) => (
        <kbd key={key} className={classes.key}>
          {SHOWN[key] ?? key}
        </kbd>
      ))}
    </span>
  ))
}
