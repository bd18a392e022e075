import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { cleanUp, dataFolder, ServerProcess } from '../kit/server-process';
import { log, row } from './kit/at-the-desk';
import { Pages, shot, violations } from './kit/pages';

describe('The demo, in a browser', () => {
  let database: TestDatabase;
  let server: ServerProcess;
  let pages: Pages;

  beforeAll(async () => {
    database = await createTestDatabase();
    const environment = {
      DEMO: '1',
      DATABASE_URL: database.url,
      DATA_DIR: await dataFolder(),
      ADMIN_EMAIL: undefined,
      ADMIN_PASSWORD: undefined,
    };
    server = await ServerProcess.start({ environment });
    pages = await Pages.open(server);
  });
  afterAll(async () => {
    await pages.close();
    await cleanUp();
    await database.drop();
  });
  afterEach(() => expect(pages.complaints()).toEqual([]));

  it('offers its people at the sign-in, of whom the first agent has a customer at once, and others who come by themselves and answer', async () => {
    const window = await pages.window('/');
    await window.getByRole('button', { name: 'Sofia Lindqvist Supervisor' }).waitFor();
    await shot(window, 'demo-login');
    expect(await violations(window)).toEqual([]);
    await window.getByRole('button', { name: 'Chloé Martin Agent' }).click();
    await row(window, 'Leo Novak').click();
    await log(window).getByText('Hi! The tracking page says', { exact: false }).waitFor();
    await row(window, 'Noor Haddad').click();
    await window.getByRole('textbox', { name: /^Reply to/ }).fill('Which address shall it be?');
    await window.keyboard.press('Enter');
    // Customers of the demo think for up to eight seconds.
    await log(window).getByText('Harbour Street 12', { exact: false }).waitFor({ timeout: 20_000 });
    await window.context().close();
  });
});
