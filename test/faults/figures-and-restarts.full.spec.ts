import { type TestDatabase, createTestDatabase } from '../../libs/platform/testing/test-database';
import { unlimited } from '../kit/cast';
import { Churn, MOVES } from '../kit/churn';
import { cleanUp, ServerProcess } from '../kit/server-process';
import { type Staff, Switchboard } from '../kit/switchboard';

const RESTARTS = 4;
const MOVES_BETWEEN = 40;
/** So that all of them together take a day. */
const SECONDS_BETWEEN_MOVES = 86_400 / (RESTARTS * MOVES_BETWEEN);

describe('Figures of a day with restarts', () => {
  let database: TestDatabase;
  let switchboard: Switchboard;

  beforeAll(async () => {
    database = await createTestDatabase();
    switchboard = await unlimited({ autoCloseAfterSeconds: 7_200, maxConcurrentChats: 50 }, { databaseUrl: database.url });
  });

  afterAll(async () => {
    await switchboard.stop();
    await cleanUp();
    await database.drop();
  });

  /** Stops in the middle of a roll-up, and is there again at the same time. */
  async function restart(): Promise<void> {
    const rolling = switchboard.sweep().catch(() => undefined);
    await switchboard.stop();
    await rolling;
    const { clock } = switchboard;
    switchboard = await Switchboard.start({ databaseUrl: database.url });
    switchboard.clock.advance((clock.now().getTime() - switchboard.clock.now().getTime()) / 1_000);
  }

  it('are what counting anew comes to', async () => {
    const from = new Date(switchboard.clock.now().getTime() - 1_000).toISOString();
    const staff: Staff[] = [await switchboard.staff('agent'), await switchboard.staff('agent')];
    const supervisor = await switchboard.staff('supervisor');
    let chats = 0;
    for (let n = 0; n < RESTARTS; n++) {
      for (const { token } of staff) await switchboard.connect(token);
      const churn = new Churn(
        switchboard,
        switchboard.as(supervisor),
        staff.map(({ id }) => id),
      );
      for (let i = 0; i < MOVES_BETWEEN; i++) {
        const move = MOVES[(i * 7 + n) % MOVES.length]!;
        await churn.make({ move, which: i + n, seconds: 1 + i });
        switchboard.clock.advance(SECONDS_BETWEEN_MOVES);
      }
      chats += churn.chats.length;
      await restart();
    }
    const to = new Date(switchboard.clock.now().getTime() + 1_000).toISOString();
    const { body } = await switchboard.as(supervisor).get(`/analytics/overview?from=${from}&to=${to}`);
    expect(body.chats.started).toBe(chats);
    expect(chats).toBeGreaterThan(20);
    expect(await recounted(from, to)).toEqual({ code: 0, stdout: '', differences: '0 differences\n' });
    await switchboard.sweep();
    await switchboard.probe.doctor.miscount();
    expect(await recounted(from, to)).toMatchObject({ code: 1, stdout: expect.stringContaining('"what":"figure_rollups"') });
  });

  /** What `npm run recount` says. */
  async function recounted(from: string, to: string): Promise<{ code: number | null; stdout: string; differences: string }> {
    const program = ServerProcess.spawn({
      entry: 'apps/server/src/recount.ts',
      args: [`--from=${from}`, `--to=${to}`],
      environment: { DATABASE_URL: database.url },
    });
    const { code } = await program.ended;
    return { code, stdout: program.stdout, differences: program.stderr };
  }
});
