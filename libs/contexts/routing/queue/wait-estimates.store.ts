import { EntitySchema } from 'typeorm';

/** Estimate as the customer was told it, by which the calibration is measured. */
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
