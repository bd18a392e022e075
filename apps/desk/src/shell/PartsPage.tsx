import { Inbox, X } from 'lucide-react';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { Button, IconButton } from '#ui/parts/Button/Button';
import { Chip, Count } from '#ui/parts/Chip/Chip';
import { Empty, ErrorState } from '#ui/parts/Empty/Empty';
import { Field } from '#ui/parts/Field/Field';
import { Kbd } from '#ui/parts/Kbd/Kbd';
import { Priority } from '#ui/parts/Priority/Priority';
import { Select } from '#ui/parts/Select/Select';
import { Seats } from '#ui/parts/Seats/Seats';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { StatusDot } from '#ui/parts/StatusDot/StatusDot';
import { Timer } from '#ui/parts/Timer/Timer';
import { AGENT_STATUSES, PRIORITIES } from '#words';
import css from './PartsPage.module.css';

const nothing = (): void => undefined;
const before = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();
const NAMES = ['Mara Jensen', 'Tomás Rivera', 'نور الهاشمي', '李 小龙', 'Ingrid Berg-Christophersen', 'Q', 'Øyvind Å', 'Priya Nair'];

/** Every part of the pages beside the others, to look at. */
export function PartsPage() {
  return (
    <main className={css.page}>
      <h1>Parts</h1>
      <section>
        {(['primary', 'outline', 'plain', 'danger', 'link'] as const).map((kind) => (
          <Button key={kind} kind={kind}>
            {kind}
          </Button>
        ))}
        <Button kind="primary" isDisabled>
          disabled
        </Button>
        <IconButton label="Close">
          <X />
        </IconButton>
        <Kbd keys="Ctrl+K" />
      </section>
      <section>
        {NAMES.map((name) => (
          <Avatar key={name} id={name} name={name} />
        ))}
      </section>
      <section>
        {AGENT_STATUSES.map((status) => (
          <span key={status}>
            <StatusDot status={status} /> {status}
          </span>
        ))}
        {PRIORITIES.map((level) => (
          <span key={level}>
            <Priority level={level} always /> {level}
          </span>
        ))}
      </section>
      <section>
        {[41, 180, 372, 4000].map((seconds) => (
          <Timer key={seconds} since={before(seconds)} />
        ))}
        <Timer since={before(300)} dueAt={before(-200)} />
        <Timer since={before(300)} dueAt={before(-40)} />
        <Timer since={before(300)} dueAt={before(70)} />
        <Timer since={before(540)} as="ago" />
        <Seats taken={3} of={5} label="3 of 5 chats" />
        <Seats taken={5} of={5} label="5 of 5 chats" />
        <Seats taken={30} of={40} label="30 of 40 chats" />
        <Count n={3} loud />
        <Count n={120} loud />
      </section>
      <section>
        {(['plain', 'ok', 'warn', 'bad', 'info'] as const).map((tone) => (
          <Chip key={tone} tone={tone}>
            {tone}
          </Chip>
        ))}
      </section>
      <section>
        <Field label="Name" hint="As customers see it" />
        <Select label="Language" options={NAMES.map((id) => ({ id, label: id }))} selected="Q" onChange={nothing} />
        <Field label="E-mail" error="This is no e-mail address" defaultValue="mara@" />
      </section>
      <section>
        <Skeleton lines={4} label="Loading" />
        <Empty icon={<Inbox />} title="No chats" text="You are online, the next one comes to you." />
        <ErrorState title="The tickets could not be read" text="The server did not answer." onRetry={nothing} />
      </section>
    </main>
  );
}
