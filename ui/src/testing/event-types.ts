// The types of events as the API describes them, for tests that walk through all.
import type { EventType } from '@/api/types'

import description from '../../openapi.json'

export const EVENT_TYPES = description.components.schemas.LiveFrame.properties.type.enum as EventType[]
