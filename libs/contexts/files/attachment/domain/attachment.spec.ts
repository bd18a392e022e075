import { given } from '../../../../kernel/testing/given';
import { Attachment, type NewAttachment } from './attachment';
import { AttachmentJudged, AttachmentRemoved, AttachmentSent, AttachmentStored } from './files.events';

const NOW = new Date('2026-11-25T12:00:00Z');
const TAKEN: NewAttachment = {
  id: 'a1',
  owner: { kind: 'chat', id: 'c1' },
  uploaderId: 'cleo',
  name: 'a.png',
  contentType: 'image/png',
  size: 7,
  sha256: 'f00',
  width: 2,
  height: 1,
  thumbnailSize: 3,
  recording: null,
  seconds: null,
};
const taken = (): Attachment => new Attachment(TAKEN, NOW);
const ofItem = (): Attachment => new Attachment({ ...TAKEN, owner: { kind: 'library', id: 'r1' } }, NOW);
const stored =
  (as: 'ready' | 'held' | 'blocked' = 'ready') =>
  (attachment: Attachment) =>
    attachment.stored(as);
const sent = (attachment: Attachment): void => attachment.sendIn('m1', 4);
const removed = (attachment: Attachment): void => attachment.remove();

describe('An attachment', () => {
  it('is there once it is stored', () => {
    given(taken())
      .when(stored())
      .records([AttachmentStored, { attachmentId: 'a1', uploaderId: 'cleo', size: 7, sha256: 'f00' }]);
    given(taken(), stored())
      .when((it) => it.mustBeReadable())
      .recordsNothing();
    given(taken())
      .when((it) => it.mustBeReadable())
      .refuses('attachment.not_found');
    given(taken())
      .when((it) => it.mustBeSendable('cleo', 'c1'))
      .refuses('attachment.not_found');
  });

  it('is stored in vain when it was removed meanwhile', () => given(taken(), removed).when(stored()).refuses('attachment.not_found'));

  it('is sent once, by its uploader, in its chat', () => {
    given(taken(), stored())
      .when(sent)
      .records([AttachmentSent, { messageId: 'm1', seq: 4 }]);
    given(taken(), stored())
      .when((it) => it.mustBeSendable('ana', 'c1'))
      .refuses('attachment.not_found');
    given(taken(), stored())
      .when((it) => it.mustBeSendable('cleo', 'c2'))
      .refuses('attachment.not_found');
    given(taken(), stored(), sent)
      .when((it) => it.mustBeSendable('cleo', 'c1'))
      .refuses('attachment.already_sent');
    given(taken(), stored(), removed)
      .when((it) => it.mustBeSendable('cleo', 'c1'))
      .refuses('attachment.not_found');
  });

  it('that is held may be sent, not read; one that is blocked neither', () => {
    given(taken(), stored('held'))
      .when((it) => it.mustBeSendable('cleo', 'c1'))
      .recordsNothing();
    given(taken(), stored('held'))
      .when((it) => it.mustBeReadable())
      .refuses('attachment.held');
    given(taken(), stored('blocked'))
      .when((it) => it.mustBeSendable('cleo', 'c1'))
      .refuses('attachment.blocked');
    given(taken(), stored('blocked'))
      .when((it) => it.mustBeReadable())
      .refuses('attachment.blocked');
  });

  it('is judged while it is held, and says in which message it is', () => {
    given(taken(), stored('held'), sent)
      .when((it) => it.recordScan('blocked'))
      .records([AttachmentJudged, { seq: 4, attachment: { id: 'a1', state: 'blocked' } }]);
    given(taken(), stored('held'))
      .when((it) => it.recordScan('ready'))
      .records([AttachmentJudged, { seq: null, attachment: { state: 'ready' } }]);
    given(taken(), stored('held'))
      .when((it) => it.recordScan('held'))
      .recordsNothing();
    given(taken(), stored())
      .when((it) => it.recordScan('blocked'))
      .recordsNothing();
    given(taken(), stored('held'), removed)
      .when((it) => it.recordScan('ready'))
      .recordsNothing();
  });

  it('is discarded by its uploader, as long as it is not sent', () => {
    for (const state of ['ready', 'held', 'blocked'] as const)
      given(taken(), stored(state))
        .when((it) => it.discard('cleo'))
        .records([AttachmentRemoved, { attachmentId: 'a1', chatId: 'c1' }]);
    given(taken(), stored())
      .when((it) => it.discard('ana'))
      .refuses('attachment.not_found');
    given(taken(), stored(), sent)
      .when((it) => it.discard('cleo'))
      .refuses('attachment.already_sent');
    for (const gone of [() => undefined, removed])
      given(taken(), gone)
        .when((it) => it.discard('cleo'))
        .refuses('attachment.not_found');
    given(ofItem(), stored())
      .when((it) => it.discard('cleo'))
      .refuses('attachment.not_found');
  });

  it('is removed once', () => {
    given(taken(), stored(), sent)
      .when(removed)
      .records([AttachmentRemoved, { attachmentId: 'a1' }]);
    given(taken(), removed).when(removed).recordsNothing();
    given(taken(), stored(), removed)
      .when((it) => it.mustBeReadable())
      .refuses('attachment.not_found');
  });

  it('of a library tells to which item it belongs, and is never sent itself', () => {
    given(ofItem())
      .when(stored())
      .records([AttachmentStored, { chatId: null, item: { id: 'r1', name: 'a.png' }, uploaderId: 'cleo' }]);
    given(ofItem(), stored())
      .when((it) => it.mustBeSendable('cleo', 'c1'))
      .refuses('attachment.not_found');
    given(ofItem(), stored())
      .when((it) => it.removeFrom('r1'))
      .records([AttachmentRemoved, { attachmentId: 'a1' }]);
    for (const gone of [stored(), removed])
      given(ofItem(), gone)
        .when((it) => it.removeFrom('r2'))
        .refuses('attachment.not_found');
    given(ofItem(), removed)
      .when((it) => it.removeFrom('r1'))
      .refuses('attachment.not_found');
    given(taken(), stored())
      .when((it) => it.removeFrom('r1'))
      .refuses('attachment.not_found');
  });

  it('is copied to a chat for somebody to send there, once it may be read', () => {
    const original = ofItem();
    for (const state of ['held', 'blocked'] as const)
      given(ofItem(), stored(state))
        .when((it) => it.copyTo('c2', 'a2', 'ana', NOW))
        .refuses(`attachment.${state}`);
    given(original)
      .when((it) => it.copyTo('c2', 'a2', 'ana', NOW))
      .refuses('attachment.not_found');
    original.stored('ready');
    const copy = original.copyTo('c2', 'a2', 'ana', NOW);
    const { owner: _original, ...same } = TAKEN;
    expect(copy).toMatchObject({ ...same, id: 'a2', ownerKind: 'chat', ownerId: 'c2', uploaderId: 'ana', state: 'storing' });
    given(copy, stored())
      .when((it) => it.mustBeSendable('ana', 'c2'))
      .recordsNothing();
  });

  it('is unsettled until it is sent; of a library until it is stored', () => {
    const [chats, items] = [taken(), ofItem()];
    expect([chats.isUnsettled, items.isUnsettled]).toEqual([true, true]);
    for (const each of [chats, items]) each.stored('blocked');
    expect([chats.isUnsettled, items.isUnsettled]).toEqual([true, false]);
    chats.sendIn('m1', 4);
    expect(chats.isUnsettled).toBe(false);
  });

  it('shows its size in pixels and a thumbnail only where it has them', () => {
    expect(taken().view).toMatchObject({ width: 2, height: 1, url: '/v1/attachments/a1', thumbnailUrl: '/v1/attachments/a1/thumbnail' });
    const plain = new Attachment({ ...TAKEN, width: null, height: null, thumbnailSize: null }, NOW);
    expect(Object.keys(plain.view)).toEqual(['id', 'name', 'contentType', 'size', 'url', 'state']);
  });

  it('is kept by year and month', () => expect([taken().key, taken().thumbnailKey]).toEqual(['2026/11/a1', '2026/11/a1.thumbnail']));
});
