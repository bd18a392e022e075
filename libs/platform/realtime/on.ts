import { applyDecorators } from '@nestjs/common';
import { SubscribeMessage } from '@nestjs/websockets';
import { type ClientEventName, clientEvents, type ReplyOf, type RequestOf } from '#protocol';
import { Access } from '../auth/access';

/** A method whose first parameter is the payload, if that has fields. */
interface Handler<Input, Answer> {
  value?: (payload: Input, ...rest: never[]) => Promise<Answer>;
}

/** Fields may be left out, at every depth: the class that reads a payload fills them in. */
type Partly<T> = T extends readonly (infer E)[] ? Partly<E>[] : T extends object ? { [K in keyof T]?: Partly<T[K]> } : T;

/**
 * A class reads a payload if both have the same fields, and each takes what the other says. A payload without fields is read
 * by nobody: the guard refuses what is in it.
 */
type Reads<Input, Request> = [keyof Request] extends [never]
  ? unknown
  : [keyof Input, keyof Request, Input, Required<Request>] extends [keyof Request, keyof Input, Request, Partly<Input>]
    ? unknown
    : { 'the payload is not what the protocol says': Request };

type Answers<Answer, Reply> = Answer extends (Record<never, never> extends Reply ? Reply | void : Reply)
  ? unknown
  : { 'the answer is not what the protocol says': Reply };

/** Answers an event of the protocol: its name, payload and answer are held to the entry, and its sender to the entry's role. */
export function On<N extends ClientEventName>(name: N) {
  const decorate = applyDecorators(SubscribeMessage(name), Access(clientEvents[name].from));
  return <Input extends RequestOf<N>, Answer>(
    target: object,
    key: string,
    method: Handler<Input, Answer> & Reads<Input, RequestOf<N>> & Answers<Answer, ReplyOf<N>>,
  ): void => decorate(target, key, method);
}
