import { applyDecorators } from '@nestjs/common';
import { SubscribeMessage } from '@nestjs/websockets';
import { type ClientEventName, clientEvents, type ReplyOf, type RequestOf } from '#protocol';
import { Access } from '../auth/access';

/** Type of a method whose first parameter is the payload, if the payload has fields. */
interface Handler<Input, Answer> {
  value?: (payload: Input, ...rest: never[]) => Promise<Answer>;
}

/** Makes fields optional at every depth, because the class of a payload supplies defaults. */
type DeepPartial<T> = T extends readonly (infer E)[] ? DeepPartial<E>[] : T extends object ? { [K in keyof T]?: DeepPartial<T[K]> } : T;

/**
 * Checks at compile time that a class matches a payload: both have the same fields with compatible types. Handlers of a payload without
 * fields take none; the guard refuses what a client sends anyway.
 */
type Reads<Input, Request> = [keyof Request] extends [never]
  ? unknown
  : [keyof Input, keyof Request, Input, Required<Request>] extends [keyof Request, keyof Input, Request, DeepPartial<Input>]
    ? unknown
    : { 'the payload is not what the protocol says': Request };

type Answers<Answer, Reply> = Answer extends (Record<never, never> extends Reply ? Reply | void : Reply)
  ? unknown
  : { 'the answer is not what the protocol says': Reply };

/**
 * Method decorator: handles a client event of the protocol. The compiler checks the name, payload and answer against the protocol's entry,
 * whose role also guards the handler.
 */
export function On<N extends ClientEventName>(name: N) {
  const decorate = applyDecorators(SubscribeMessage(name), Access(clientEvents[name].from));
  return <Input extends RequestOf<N>, Answer>(
    target: object,
    key: string,
    method: Handler<Input, Answer> & Reads<Input, RequestOf<N>> & Answers<Answer, ReplyOf<N>>,
  ): void => decorate(target, key, method);
}
