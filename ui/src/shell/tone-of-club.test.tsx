// A manager chooses how drafts sound; others see it and cannot.
import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'

import { draw } from '@/testing/draw'
import { club } from '@/testing/samples'
import { answers, at, server } from '@/testing/server'

import { ToneOfClub } from './tone-of-club'

function changes(): unknown[] {
  const seen: unknown[] = []
  server.use(
    http.patch(at('/clubs/harbor'), async ({ request }) => {
      seen.push(await request.json())
      return HttpResponse.json(club())
    }),
  )
  return seen
}

const me = (role: string) => {
  answers('/me', { id: 1, name: 'Sam Rivera', role, club: null })
}

test('voice, emoji and sign-off are saved as they are chosen', async () => {
  me('manager')
  const seen = changes()
  const { user } = await draw(<ToneOfClub club={club()} />)
  await waitFor(() => {
    expect(screen.getByRole('switch', { name: 'Emoji allowed' })).toBeEnabled()
  })
  await user.click(screen.getByText('Plain'))
  await user.click(screen.getByRole('switch', { name: 'Emoji allowed' }))
  await user.type(screen.getByLabelText('Sign-off'), ' Your Harbor team {Enter}')
  await waitFor(() => {
    expect(seen).toEqual([{ voice: 'plain' }, { emoji: true }, { sign_off: 'Your Harbor team' }])
  })
})

test('who may not change the club sees its tone and cannot touch it', async () => {
  me('front_desk')
  await draw(<ToneOfClub club={club({ sign_off: 'Your Harbor team' })} />)
  expect(screen.getByLabelText('Sign-off')).toHaveValue('Your Harbor team')
  expect(screen.getByLabelText('Sign-off')).toBeDisabled()
})
