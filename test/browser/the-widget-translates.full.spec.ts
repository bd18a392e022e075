import { eventually } from '../kit/client';
import { OwnTranslator } from '../kit/own-translator';
import { Company, launcher, log } from './kit/company';
import { shot, violations } from './kit/pages';

describe('A customer of another language', () => {
  let company: Company;
  let translator: OwnTranslator;

  beforeAll(async () => {
    translator = await OwnTranslator.start();
    company = await Company.open();
    await company.switchboard.settings({ translators: [translator.setting], translateTo: 'de' });
  });
  afterAll(async () => {
    await company.close();
    translator.stop();
  });
  afterEach(() => expect(company.pages.complaints()).toEqual([]));

  it('reads what staff say in its own, with the original one click away, after a reload and an edit too', async () => {
    await company.attended(async (ana) => {
      const window = await company.pages.visit(company.shop.url);
      const chatId = await company.talking(ana, window);
      const shown = (text: string): Promise<unknown> =>
        eventually(async () => {
          await company.switchboard.sweep('Translation');
          return (await log(window).getByText(text, { exact: true }).count()) > 0;
        }, `${text} to be read`);
      await company.says(ana, chatId, 'An der Tür');
      await shown('en: An der Tür');
      await shot(window, 'widget-translated');
      expect(await violations(window)).toEqual([]);
      const turn = window.getByRole('button', { name: 'Translated · show the original' });
      await turn.click();
      await log(window).getByText('An der Tür', { exact: true }).waitFor();
      await window.getByRole('button', { name: 'Show the translation' }).click();
      await turn.waitFor();
      await window.reload();
      await launcher(window).click();
      await shown('en: An der Tür');
      const { message } = await ana.socket.heard('message.created', (told) => told.message.text === 'An der Tür');
      await ana.api.patch(`/chats/${chatId}/messages/${message.id}`, { text: 'Vor der Tür' });
      await shown('en: Vor der Tür');
      await company.pages.leave(window);
    });
  });
});
