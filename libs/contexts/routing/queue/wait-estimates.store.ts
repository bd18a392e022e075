import { EntitySchema } from 'typeorm';

/** What a customer was told, to be held against what came. */
export interface WaitEstimate {
  chatId: string;
  low: number;
  high: number;
  madeAt: Date;
}

export const WaitEstimateSchema = new EntitySchema<WaitEstimate>({
  name: 'WaitEstimate',
  tableName: 'wait_estimates',
  columns: {
    chatId: { type: 'uuid', name: 'chat_id', primary: true },
    low: { type: 'double precision' },
    high: { type: 'double precision' },
    madeAt: { type: 'timestamptz', name: 'made_at' },
  },
  indices: [{ name: 'wait_estimates_made', columns: ['madeAt'] }],
});
