import type { Page } from 'playwright-core';
import { unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import type { Staff } from '../kit/switchboard';
import { closeOffice, isFine, type Office, openOffice, writes } from './kit/at-the-desk';

/** What the second of two editors sees, page by page; responses and settings are in `managing-a-team.spec.ts`. */
describe('Two people edit', () => {
  let office: Office;
  /** Has the page. */
  let ada: Staff;
  /** Is faster. */
  let bea: Staff;
  let page: Page;

  beforeAll(async () => {
    office = await openOffice(unlimited({}, { pages: true, environment: { CONTEXT_ALLOW_PRIVATE: '1' } }));
    ada = await office.switchboard.staff('admin', { name: 'Ada Boss' });
    bea = await office.switchboard.staff('admin', { name: 'Bea Boss' });
    page = await office.pages.signedIn(ada);
  });
  afterAll(() => closeOffice(office));
  afterEach(() => expect(office.pages.complaints()).toEqual([]));

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  const asked = () => page.getByRole('dialog', { name: 'A colleague changed the same' });
  const choose = (name: string) => asked().getByRole('button', { name, exact: true }).click();
  const visit = (path: string) => page.goto(`${office.switchboard.url}/${path}`);
  /** What is said to have been saved meanwhile. */
  const theirs = (label: string, text: string) =>
    asked()
      .getByRole('region', { name: `${label}: Saved meanwhile` })
      .getByText(text, { exact: true })
      .waitFor();

  it('a customer: what only one changed is kept, and about the same one is asked', async () => {
    const { chat } = await writes(office, 'Mara Jensen', 'I was charged twice');
    const path = `/customers/${chat.customer.id}`;
    await visit(`inbox/${chat.id}`);
    await button('Change name, e-mail and phone').click();
    await field('Name').fill('Mara Holt');
    await field('Phone').fill('+45 20 12 34 56');
    await bea.api.patch(path, { name: 'Mara Jensen-Holt', email: 'mara@example.com' });
    await page.keyboard.press('Enter');
    await theirs('Name', 'Mara Jensen-Holt');
    expect(await isFine(page, 'conflict-customer', [390])).toEqual([]);
    await choose('Take theirs');
    await page.getByRole('complementary', { name: 'Customer' }).getByText('+45 20 12 34 56').waitFor();
    const customer = async () => (await bea.api.get(path)).body;
    expect(await customer()).toMatchObject({ name: 'Mara Jensen-Holt', email: 'mara@example.com', phone: '+45 20 12 34 56' });
    await button('Write a note about the customer').click();
    await field('Note about the customer').fill('Call after noon');
    await bea.api.patch(path, { note: 'Never call' });
    await button('Save').click();
    await theirs('Note about the customer', 'Never call');
    await choose('Go on editing');
    await page.getByText('Not saved: a colleague changed the same meanwhile').first().waitFor();
    expect(await customer()).toMatchObject({ note: 'Never call' });
    await button('Save').click();
    await theirs('Note about the customer', 'Never call');
    await choose('Save mine');
    await eventually(async () => (await customer()).note === 'Call after noon');
  });

  it('a ticket, whose status a colleague changes between the look at it and the change', async () => {
    const customer = (await bea.api.post('/customers', { name: 'Otto' })).body;
    const { id, reference } = (await bea.api.post('/tickets', { customerId: customer.id, subject: 'Invoice' })).body;
    const status = async () => (await bea.api.get(`/tickets/${id}`)).body.status;
    await visit('admin/tickets');
    await page.getByRole('link', { name: reference }).click();
    const drawer = page.getByRole('dialog', { name: reference });
    await drawer.getByRole('radio', { name: 'Open', checked: true }).waitFor();
    /** The colleague is faster by less than it takes to say so. */
    let isFirst = true;
    await page.route(`**/v1/tickets/${id}`, async (route) => {
      if (route.request().method() === 'PATCH' && isFirst) {
        isFirst = false;
        await bea.api.patch(`/tickets/${id}`, { status: 'pending' });
      }
      await route.continue();
    });
    await drawer.getByRole('radio', { name: 'Closed' }).click();
    await theirs(reference, 'Pending');
    expect(await status()).toBe('pending');
    await choose('Save mine');
    await drawer.getByRole('radio', { name: 'Closed', checked: true }).waitFor();
    expect(await status()).toBe('closed');
  });

  it('a source of context, which may be gone as well', async () => {
    const crm = { name: 'crm', url: 'https://crm.example/', timeoutMs: 900, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' };
    const sources = async () => (await bea.api.get('/settings')).body.contextSources;
    await bea.api.patch('/settings', { contextSources: [crm] });
    await visit('admin/sources');
    await button('Change crm').click();
    await field('Address').fill('https://new.crm.example/');
    await bea.api.patch('/settings', { contextSources: [{ ...crm, url: 'https://theirs.example/', timeoutMs: 800 }] });
    await page.keyboard.press('Control+s');
    await theirs('Address', 'https://theirs.example/');
    expect(await isFine(page, 'conflict-source', [390])).toEqual([]);
    await choose('Save mine');
    await page.getByText('https://new.crm.example/').waitFor();
    await page.getByText('800 ms').waitFor();
    expect(await sources()).toMatchObject([{ name: 'crm', url: 'https://new.crm.example/', timeoutMs: 800 }]);
    await button('Change crm').click();
    await field('Address').fill('https://another.crm.example/');
    await bea.api.patch('/settings', { contextSources: [] });
    await page.keyboard.press('Control+s');
    await page
      .getByText(/gone|removed/i)
      .first()
      .waitFor();
    expect(await sources()).toEqual([]);
  });

  it('the widget: one the colour, the other the faces, both another word', async () => {
    await visit('admin/widget');
    await page.getByText('White text on it: contrast').waitFor();
    await field('Colour').fill('#ffd400');
    await page.getByRole('searchbox', { name: 'Search the words' }).fill('How can we help');
    await field('Hi there. How can we help?').fill('Mine');
    const { texts } = (await bea.api.get('/widget/settings')).body;
    const changed = await bea.api.patch('/widget/settings', { team: ['Ben'], texts: { ...texts, en: { ...texts.en, hello: 'Theirs' } } });
    expect(changed.status).toBe(200);
    await page.keyboard.press('Control+s');
    await asked().getByText('Theirs', { exact: true }).waitFor();
    expect(await isFine(page, 'conflict-widget', [390])).toEqual([]);
    await choose('Take theirs');
    await page.getByText('Saved', { exact: true }).waitFor();
    expect((await bea.api.get('/widget/settings')).body).toMatchObject({
      theme: { colour: '#ffd400' },
      team: ['Ben'],
      texts: { en: { hello: 'Theirs' } },
    });
  });
});
