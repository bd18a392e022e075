import { unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';
import { Pages } from './kit/pages';

/** As in the demo. */
const LOGIN = { email: 'mara@example.com', password: 'a-good-password' };

describe('Swagger UI', () => {
  let switchboard: Switchboard;
  let pages: Pages;

  beforeAll(async () => {
    switchboard = await unlimited({}, { docs: LOGIN });
    pages = await Pages.open(switchboard);
  });
  afterAll(async () => {
    await pages.close();
    await switchboard.stop();
  });

  it('opens signed in on the demo, and the policy of its page refuses nothing of it', async () => {
    await (await switchboard.admin()).api.post('/users', { ...LOGIN, name: 'Mara', role: 'supervisor' });
    const tab = await pages.window('/docs');
    // It draws more than two hundred operations first.
    await tab.locator('#operations-Your_own-me_get .opblock-summary-control').click({ timeout: 20_000 });
    await tab.locator('#operations-Your_own-me_get [aria-label="authorization button locked"]').waitFor();
    await tab.getByRole('button', { name: 'Try it out' }).click();
    await tab.getByRole('button', { name: 'Execute' }).click();
    await tab.getByText('"name": "Mara"').first().waitFor();
    expect(pages.complaints()).toEqual([]);
  });
});
