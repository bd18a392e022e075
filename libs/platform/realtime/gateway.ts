import { applyDecorators, UseFilters } from '@nestjs/common';
import { WebSocketGateway } from '@nestjs/websockets';
import { NackFilter } from './nack.filter';

/** A gateway held to the rules of REST: the global guards and pipes are for both, and every event is acked. */
export const Gateway = (): ClassDecorator => applyDecorators(WebSocketGateway(), UseFilters(NackFilter));
