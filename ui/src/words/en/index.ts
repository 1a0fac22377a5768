// The English catalogue.
import { actions } from './actions'
import { approval } from './approval'
import { conversation } from './conversation'
import { decision } from './decision'
import { health } from './health'
import { inbox } from './inbox'
import { keys } from './keys'
import { knowledge } from './knowledge'
import { login } from './login'
import { problems } from './problems'
import { shell } from './shell'
import { task } from './task'
import { time } from './time'

export const en = {
  actions,
  approval,
  conversation,
  decision,
  health,
  inbox,
  keys,
  knowledge,
  login,
  problems,
  shell,
  task,
  time,
}
