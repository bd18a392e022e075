import { defineSettings, YEAR_SECONDS } from '#directory';
import { ChatWeightSettingDto } from './chat-weights.dto';

const MOST_WEIGHTS = 50;

defineSettings('routing', {
  requeueAfterDisconnectSeconds: {
    type: 'number',
    default: 60,
    minimum: 0,
    maximum: YEAR_SECONDS,
    notBelow: 'disconnectGraceSeconds',
    description: 'Chats of an agent whose last socket dropped go back to the queue after so long, counted from the drop',
  },
  chatWeights: {
    type: 'array',
    items: ChatWeightSettingDto,
    refersTo: { skill: 'skill', teamId: 'team' },
    default: [],
    maximum: MOST_WEIGHTS,
    description:
      'How many seats of its agent a chat takes, by priority, skill and team; of several rules that fit it the heaviest counts, without one it takes one',
  },
  offerTimeoutSeconds: {
    type: 'number',
    default: 0,
    minimum: 0,
    maximum: YEAR_SECONDS,
    forStaff: true,
    description: 'So long an agent who is offered a chat may accept it; 0: chats are assigned without asking',
  },
  priorityAgingSeconds: {
    type: 'number',
    default: null,
    nullable: true,
    minimum: 0.1,
    maximum: YEAR_SECONDS,
    description: 'So long a wait counts as one level of priority; null: waiting changes nothing',
  },
  takeBackAfterOverdueSeconds: {
    type: 'number',
    nullable: true,
    default: null,
    minimum: 1,
    maximum: YEAR_SECONDS,
    description:
      'So long after an answer was due by its target a chat goes from its agent back to the queue, and the agent is away; null: never',
  },
  escalateToTeamAfterSeconds: {
    type: 'number',
    nullable: true,
    default: null,
    minimum: 1,
    maximum: YEAR_SECONDS,
    description:
      'So long a chat may be left unanswered, within its opening hours, before the members of its team who are online are called; null: they are not',
  },
  escalateToSupervisorsAfterSeconds: {
    type: 'number',
    nullable: true,
    default: null,
    minimum: 1,
    maximum: YEAR_SECONDS,
    description: 'So long a chat may be left unanswered, within its opening hours, before supervisors are called; null: they are not',
  },
  declineCooldownSeconds: {
    type: 'number',
    default: 30,
    minimum: 0,
    maximum: 86_400,
    description: 'So long a chat is not offered again to an agent who declined it, let the offer expire or gave it back',
  },
});
