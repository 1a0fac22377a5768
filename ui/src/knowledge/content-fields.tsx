// What an entry says: the fields of its kind.
import { useWords } from '@/words/use-words'

import { DaysFields } from './days-fields'
import classes from './entry-form.module.css'
import { type DraftPrice, type EntryDraft, has } from './entry-draft'
import type { Faults } from './faults'
import { Field } from './field'
import { TextField } from './text-field'
import { WeekFields } from './week-fields'

const UNITS = ['month', 'week', 'day', 'visit', 'class', 'year', 'once'] as const
const CURRENCIES = ['USD', 'CAD', 'EUR', 'GBP'] as const

interface ContentFieldsProps {
  draft: EntryDraft
  faults: Faults
  onChange: (change: Partial<EntryDraft>) => void
}

export function ContentFields({ draft, faults, onChange }: ContentFieldsProps) {
  const { entry: text } = useWords().knowledge
  const { kind } = draft
  const asks = kind === 'faq'
  return (
    <>
      <TextField
        label={asks ? text.question : text.title}
        placeholder={asks ? text.questionHint : text.titleHint}
        value={draft.title}
        longest={120}
        error={faults.title}
        required
        onChange={(title) => {
          onChange({ title })
        }}
      />
      {has(kind, 'topic') && (
        <TextField
          label={text.topic}
          help={text.topicHelp}
          value={draft.topic}
          longest={60}
          error={faults.topic}
          onChange={(topic) => {
            onChange({ topic })
          }}
        />
      )}
      {has(kind, 'week') && (
        <WeekFields
          week={draft.week}
          faults={faults}
          onChange={(week) => {
            onChange({ week })
          }}
        />
      )}
      {has(kind, 'days') && (
        <DaysFields
          days={draft.days}
          faults={faults}
          onChange={(days) => {
            onChange({ days })
          }}
        />
      )}
      {has(kind, 'url') && (
        <TextField
          label={text.url}
          type="url"
          placeholder="https://"
          value={draft.url}
          longest={500}
          error={faults.url}
          onChange={(url) => {
            onChange({ url })
          }}
        />
      )}
      {has(kind, 'names') && (
        <TextField
          label={text.names}
          help={text.namesHelp}
          value={draft.names}
          longest={2_000}
          error={faults.names}
          onChange={(names) => {
            onChange({ names })
          }}
        />
      )}
      {has(kind, 'when') && (
        <div className={classes.row}>
          <TextField
            label={text.when}
            placeholder={text.whenHint}
            value={draft.when}
            longest={120}
            error={faults.when}
            onChange={(when) => {
              onChange({ when })
            }}
          />
          <TextField
            label={text.coach}
            value={draft.coach}
            longest={60}
            error={faults.coach}
            onChange={(coach) => {
              onChange({ coach })
            }}
          />
        </div>
      )}
      {has(kind, 'price') && (
        <PriceFields
          price={draft.price}
          faults={faults}
          onChange={(change) => {
            onChange({ price: { ...draft.price, ...change } })
          }}
        />
      )}
      {has(kind, 'body') && (
        <TextField
          label={asks ? text.answer : kind === 'plan' ? text.about : text.body}
          help={text.bodyHelp}
          value={draft.body}
          longest={4_000}
          rows={5}
          error={faults.body}
          onChange={(body) => {
            onChange({ body })
          }}
        />
      )}
    </>
  )
}

interface PriceFieldsProps {
  price: DraftPrice
  faults: Faults
  onChange: (change: Partial<DraftPrice>) => void
}

function PriceFields({ price, faults, onChange }: PriceFieldsProps) {
  const { entry: text } = useWords().knowledge
  const currencies = CURRENCIES.some((each) => each === price.currency) ? CURRENCIES : [price.currency, ...CURRENCIES]
  return (
    <fieldset className={classes.price}>
      <legend className={classes.legend}>{text.price}</legend>
      <TextField
        label={text.amount}
        inputMode="decimal"
        placeholder={text.noPrice}
        value={price.amount}
        longest={20}
        error={faults['price/amount']}
        onChange={(amount) => {
          onChange({ amount })
        }}
      />
      <Field label={text.currency} error={faults['price/currency']}>
        {(wiring) => (
          <select
            {...wiring}
            value={price.currency}
            onChange={(event) => {
              onChange({ currency: event.target.value })
            }}
          >
            {currencies.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        )}
      </Field>
      <Field label={text.unit} error={faults['price/unit']}>
        {(wiring) => (
          <select
            {...wiring}
            value={price.unit}
            onChange={(event) => {
              onChange({ unit: event.target.value as DraftPrice['unit'] })
            }}
          >
            {UNITS.map((each) => (
              <option key={each} value={each}>
                {text.units[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
    </fieldset>
  )
}
