import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { CLIP, Icon, SEND } from './icons';
import type { Widget } from './widget';

/** Characters that the server takes as a message: near to it one sees how many there are, since the field takes no more. */
const MOST = 10_000;

export function Composer({ w, placeholder }: { w: Widget; placeholder: string }): JSX.Element {
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState('');
  const left = MOST - w.draft.length;
  useLayoutEffect(() => {
    const { style } = field.current!;
    style.height = 'auto';
    style.height = `${Math.min(field.current!.scrollHeight, 120)}px`;
  }, [w.draft]);
  const send = (): void => {
    setRefusal('');
    w.send().catch((error: unknown) => setRefusal(w.refusal(error)));
    field.current!.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  const onPaste = (event: ClipboardEvent): void => {
    const { files } = event.clipboardData!;
    if (!w.session.talk || files.length === 0) return;
    event.preventDefault();
    w.attach(files);
  };
  return (
    <div class="composer">
      {refusal && (
        <p class="error" role="alert">
          {refusal}
        </p>
      )}
      {left < 500 && (
        <p class={left > 0 ? '' : 'error'} role="status">
          {MOST - left} / {MOST}
        </p>
      )}
      <div class="row">
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          aria-label={placeholder}
          placeholder={placeholder}
          maxLength={MOST}
          enterkeyhint="send"
          value={w.draft}
          onInput={({ currentTarget }) => w.type(currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={() => w.session.talk?.typing(false)}
        />
        {w.session.talk && (
          <>
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              accept={w.config.attachments.types.join()}
              onChange={({ currentTarget }) => (w.attach([...currentTarget.files!]), (currentTarget.value = ''))}
            />
            {w.notes?.Recording && <w.notes.Recording w={w} />}
            <button type="button" class="icon" aria-label={w.words('attach')} onClick={() => picker.current!.click()}>
              <Icon path={CLIP} />
            </button>
          </>
        )}
        <button type="button" class="send" aria-label={w.words('send')} aria-disabled={!w.draft.trim()} onClick={send}>
          <Icon path={SEND} size={18} />
        </button>
      </div>
    </div>
  );
}
