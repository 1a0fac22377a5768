// What a person changed in a draft: struck out and underlined, so that colour is not the only sign.
import { useMemo } from 'react'

import { useWords } from '@/words/use-words'

import classes from './changes.module.css'
import { compareWords } from './diff'

export function Changes({ before, after }: { before: string; after: string }) {
  const { approval } = useWords()
  const pieces = useMemo(() => compareWords(before, after), [before, after])
  return (
    <figure className={classes.changes}>
      <figcaption className={classes.caption}>{approval.changes}</figcaption>
      <p className={classes.text}>
        {pieces.map((piece, index) =>
          piece.kind === 'same' ? (
            piece.text
          ) : piece.kind === 'added' ? (
            <ins key={index} className={classes.added}>
              {piece.text}
            </ins>
          ) : (
            <del key={index} className={classes.removed}>
              {piece.text}
            </del>
          ),
        )}
      </p>
    </figure>
  )
}
