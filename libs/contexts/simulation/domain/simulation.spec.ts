import { Simulation } from './simulation';

const RESULT = { chats: 1, runs: 20 } as never;

describe('A simulation', () => {
  let simulation: Simulation;
  beforeEach(() => {
    const question = { from: '2026-11-26T00:00:00Z', to: '2026-11-27T00:00:00Z', serviceLevelSeconds: 60, changes: { addAgents: 1 } };
    simulation = new Simulation({ id: 's', createdBy: 'sofia', question }, new Date());
    simulation.releaseEvents();
  });

  const ends = () => simulation.releaseEvents().map((event) => (event as unknown as { state: string }).state);

  it('ends once: done, failed or cancelled', () => {
    simulation.finish(RESULT);
    simulation.fail('failed');
    simulation.cancel('sofia');
    expect(simulation).toMatchObject({ state: 'done', progress: 1, result: RESULT, failure: null });
    expect(ends()).toEqual(['done']);
  });

  it('is cancelled by whoever started it, and is nobody else’s', () => {
    expect(() => simulation.cancel('ben')).toThrow(expect.objectContaining({ code: 'simulation.not_found' }));
    simulation.cancel('sofia');
    simulation.finish(RESULT);
    expect(simulation).toMatchObject({ state: 'cancelled', result: null });
    expect(ends()).toEqual(['cancelled']);
  });

  it('says why it came to nothing', () => {
    simulation.fail('no_chats');
    expect(simulation).toMatchObject({ state: 'failed', failure: 'no_chats' });
  });
});
