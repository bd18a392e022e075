import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Composer } from './composer';
import { Field, Form } from './form';
import { Header } from './header';
import { minutes } from './line';
import type { Widget } from './widget';
import { dayAndTimeOf } from './words';

const LABELS = { name: 'name', email: 'email', phone: 'phone' } as const;
const TYPES = { name: 'text', email: 'email', phone: 'tel' } as const;

export function Start({ w }: { w: Widget }): JSX.Element {
  const { words, config } = w;
  const wait = config.estimatedWaitSeconds;
  const [topic, setTopic] = useState(w.options.topic);
  const choose = (name: string | undefined): void => {
    setTopic(name);
    w.options = { ...w.options, topic: name };
  };
  const subtitle = wait
    ? words('answered_within', { time: words('minutes', { count: Number(minutes(wait).split('–').at(-1)) }) })
    : words('ask_us');
  const optional = (label: string): string => words('optional', { label });
  return (
    <>
      <div class="scroll">
        <Header w={w} isLarge faces={config.team} title={words('hello')} subtitle={subtitle} />
        {config.topics.length > 0 && <Topics w={w} topic={topic} choose={choose} />}
        {!w.isKnown && (
          <Form
            w={w}
            submit={words('start')}
            required={config.fields.filter(({ required }) => required).map(({ name }) => name)}
            run={(person) => w.start({ topic, person })}
          >
            {(errors) =>
              config.fields.map(({ name, required }) => (
                <Field
                  key={name}
                  name={name}
                  label={words(LABELS[name])}
                  type={TYPES[name]}
                  value={w.person[name]}
                  hint={name === 'email' ? words('email_hint') : undefined}
                  isRequired={required}
                  error={errors[name]}
                  optional={optional}
                />
              ))
            }
          </Form>
        )}
        {config.poweredBy && <p class="by">Switchboard</p>}
      </div>
      {w.isKnown && <Composer w={w} placeholder={words('write')} />}
    </>
  );
}

function Topics({ w, topic, choose }: { w: Widget; topic: string | undefined; choose: (name: string | undefined) => void }): JSX.Element {
  return (
    <fieldset class="topics">
      <legend class="hidden">{w.words('topics')}</legend>
      {w.config.topics.map(({ name, description }) => (
        <label key={name} class={topic === name ? 'topic chosen' : 'topic'}>
          <input
            type="radio"
            name="topic"
            checked={topic === name}
            onChange={() => choose(name)}
            onClick={() => topic === name && choose(undefined)}
          />
          <span>
            <b>
              <bdi>{name}</bdi>
            </b>
            {description && (
              <small>
                <bdi>{description}</bdi>
              </small>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export function Offline({ w }: { w: Widget }): JSX.Element {
  const { words, config } = w;
  const opens = config.opensAt && dayAndTimeOf(w.context.locale, config.opensAt);
  return (
    <div class="scroll">
      <Header
        w={w}
        isLarge
        faces={config.team}
        title={words('away')}
        subtitle={opens ? words('away_until', { time: opens }) : words('leave')}
      />
      {w.page === 'left' ? (
        <p class="card done" role="status">
          {words('left', { email: w.answeredBy })}
        </p>
      ) : (
        <Form
          w={w}
          submit={words('send')}
          required={['name', 'email', 'message']}
          run={(from) => w.leaveOffline(from as Record<'name' | 'email' | 'message', string>)}
          after={
            config.acceptsChats && (
              <button type="button" class="link" onClick={() => ((w.page = 'start'), w.changed())}>
                {words('wait_anyway')}
              </button>
            )
          }
        >
          {(errors) =>
            (['name', 'email', 'message'] as const).map((name) => (
              <Field
                key={name}
                name={name}
                label={words(name)}
                type={name === 'email' ? name : 'text'}
                value={w.person[name as 'name']}
                isLong={name === 'message'}
                isRequired
                error={errors[name]}
              />
            ))
          }
        </Form>
      )}
      {config.poweredBy && <p class="by">Switchboard</p>}
    </div>
  );
}
