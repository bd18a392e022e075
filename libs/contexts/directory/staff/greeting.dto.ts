import { ApiPropertyOptional } from '@nestjs/swagger';
import { IfGiven, Text } from '#platform';
import { WIDGET_LANGUAGES } from '#protocol';
import type { Greeting } from './domain/greeting';

export const MAX_GREETING = 500;

/** Greetings by language; absent languages get another one. */
export class GreetingDto implements Greeting {}

for (const language of WIDGET_LANGUAGES)
  for (const decorate of [ApiPropertyOptional({ type: String, minLength: 1, maxLength: MAX_GREETING }), Text(MAX_GREETING), IfGiven])
    decorate(GreetingDto.prototype, language);
