import { applyDecorators, UseFilters } from '@nestjs/common';
import { WebSocketGateway } from '@nestjs/websockets';
import { NackFilter } from './nack.filter';

/** Class decorator of a gateway. Global guards and pipes apply as in REST, and `NackFilter` acks errors. */
export const Gateway = (): ClassDecorator => applyDecorators(WebSocketGateway(), UseFilters(NackFilter));
