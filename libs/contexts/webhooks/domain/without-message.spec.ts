import { withoutMessage } from './without-message';

const deleted = { messageId: 'm', seq: 3 };
const bodyOf = (data: object): string => JSON.stringify({ type: 'x', timestamp: 't', data });
const left = (data: object): unknown => (JSON.parse(withoutMessage(bodyOf(data), deleted)) as { data: unknown }).data;

describe('What was sent, once a message of it is deleted,', () => {
  it('says it nowhere: not as the message, the last of the chat or the beginning in the queue', () => {
    expect(left({ message: { id: 'm', seq: 3, text: 'secret', attachments: [{}] } })).toEqual({
      message: { id: 'm', seq: 3, text: null, attachments: [] },
    });
    expect(left({ chat: { id: 'c', lastMessage: { seq: 3, text: 'secret', files: 1 } } })).toEqual({
      chat: { id: 'c', lastMessage: { seq: 3, text: '', files: 0, deleted: true } },
    });
    expect(left({ added: [{ chatId: 'c', preview: 'secret' }], updated: [], removed: [], total: 1 })).toEqual({
      added: [{ chatId: 'c', preview: null }],
      updated: [],
      removed: [],
      total: 1,
    });
  });

  it('says everything else as before', () => {
    for (const data of [
      { message: { id: 'another', text: 'kept', attachments: [] } },
      { chat: { id: 'c', lastMessage: { seq: 2, text: 'kept' } } },
      { chat: { id: 'c', lastMessage: null } },
    ])
      expect(left(data)).toEqual(data);
    expect(withoutMessage(bodyOf({ a: 1 }), deleted)).toBe(bodyOf({ a: 1 }));
  });
});
