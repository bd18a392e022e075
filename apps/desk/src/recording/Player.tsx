import { useContext } from 'react';
import type { AttachmentView, RecordingView } from '#client/core';
import { isFresh, RenewFile } from '../thread/addresses';
import { Play } from './Play';

/** A voice or video note of a thread, by the address that is good when it is played. */
export function Player({ file }: { file: AttachmentView & { recording: RecordingView } }) {
  const renew = useContext(RenewFile);
  const addressOf = async (isEnded: boolean): Promise<string> =>
    isFresh(file.url) && !isEnded ? file.url : ((await renew(file.id).catch(() => undefined))?.url ?? file.url);
  return <Play {...file.recording} width={file.width} height={file.height} addressOf={addressOf} />;
}
