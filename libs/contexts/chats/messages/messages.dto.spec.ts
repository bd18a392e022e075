import type { ArgumentMetadata } from '@nestjs/common';
import fc from 'fast-check';
import { InputPipe } from '../../../platform/http/validation';
import { SendMessageDto } from './messages.dto';

const decorators = new InputPipe();
/** The same class without its quick test. */
class Unhurried extends SendMessageDto {
  static override isTriviallyValid = (): boolean => false;
}
const metadata: ArgumentMetadata = { type: 'body', metatype: Unhurried };

const CHAT = '0199ee00-0000-7000-8000-000000000001';
const ordinary = { chatId: CHAT, clientMessageId: 'm1', text: 'Hello' };
const odd = fc.oneof(
  fc.anything(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '\uFE0F', ' \n', '\u200B\u3164', 'e\u0301', 'x'.repeat(101), 'x'.repeat(10_001), CHAT.toUpperCase()),
);
const mostly = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 6, arbitrary }, { weight: 1, arbitrary: odd });
const messages = fc
  .tuple(
    fc.record({
      chatId: mostly(fc.uuid()),
      clientMessageId: mostly(fc.stringMatching(/^[\w-]{1,12}$/)),
      text: mostly(fc.string({ unit: 'grapheme', maxLength: 40 })),
    }),
    fc.oneof(
      { weight: 4, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: fc.record({ attachmentIds: odd }) },
      { weight: 1, arbitrary: fc.record({ more: odd }) },
    ),
  )
  .map(([message, more]) => ({ ...message, ...more }));

describe('The quick test of a message', () => {
  it('accepts the ordinary message', () => {
    expect(SendMessageDto.isTriviallyValid(ordinary)).toBe(true);
    expect(SendMessageDto.isTriviallyValid({ ...ordinary, text: 'Grüße 🙂' })).toBe(true);
  });

  it.each([
    ['an unknown field', { ...ordinary, more: 1 }],
    ['no text', { chatId: CHAT, clientMessageId: 'm1' }],
    ['an empty text', { ...ordinary, text: '' }],
    ['a text that shows nothing', { ...ordinary, text: ' \u200B' }],
    ['a text too long', { ...ordinary, text: 'x'.repeat(10_001) }],
    ['a text to be normalised', { ...ordinary, text: 'e\u0301' }],
    ['no chat', { clientMessageId: 'm1', text: 'x' }],
    ['an id that is none', { ...ordinary, chatId: 'x' }],
    ['a long id', { ...ordinary, clientMessageId: 'm'.repeat(101) }],
  ])('leaves %s to the decorators', (_, input) => {
    expect(SendMessageDto.isTriviallyValid(input)).toBe(false);
  });

  it('accepts nothing that the decorators refuse or change', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(messages, async (input) => {
        if (!SendMessageDto.isTriviallyValid(input as Partial<SendMessageDto>)) return;
        accepted += 1;
        expect({ ...((await decorators.transform(input, metadata)) as object) }).toEqual(input);
      }),
      { numRuns: 2_000 },
    );
    expect(accepted).toBeGreaterThan(50);
  });
});
