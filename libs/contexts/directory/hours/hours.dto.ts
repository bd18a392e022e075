import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsObject, IsString, Matches, Max, Min, ValidateNested } from 'class-validator';
import { IfGiven, Instant, Line, rule, time, TimeZone } from '#platform';
import type { HoursException, HoursView, Opening, WeeklyHours } from '#protocol';

const MOST_INTERVALS = 100;
const MOST_EXCEPTIONS = 400;

const From = (): PropertyDecorator => Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: '$property must be a time of day, as 09:00' });
const To = (): PropertyDecorator =>
  Matches(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { message: '$property must be a time of day, as 17:00, at most 24:00' });

/** A day of the calendar, as in 2026-12-24. */
const isDate = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && new Date(`${value}T00:00Z`).toJSON()?.slice(0, 10) === value;
const CalendarDate = rule('isCalendarDate', isDate, 'must be a date, as 2026-12-24');

export class WeeklyHoursDto implements WeeklyHours {
  @ApiProperty({ minimum: 1, maximum: 7, description: '1 is Monday' }) @IsInt() @Min(1) @Max(7) day!: number;
  @ApiProperty({ example: '09:00' }) @IsString() @From() from!: string;
  @ApiProperty({ example: '17:00', description: 'Not included; at most 24:00' }) @IsString() @To() to!: string;
}

export class HoursExceptionDto implements HoursException {
  @ApiProperty({ format: 'date', example: '2026-12-25' }) @CalendarDate date!: string;
  @ApiProperty({ maxLength: 60, example: 'Christmas' }) @Line(60) name!: string;
  @ApiPropertyOptional({ description: 'Closed all day; otherwise open from `from` to `to`' }) @IsBoolean() @IfGiven closed?: boolean;
  @ApiPropertyOptional({ example: '10:00' }) @IsString() @From() @IfGiven from?: string;
  @ApiPropertyOptional({ example: '12:00' }) @IsString() @To() @IfGiven to?: string;
}

export class HoursDto implements HoursView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ example: 'Europe/Zurich' }) timeZone!: string;
  @ApiProperty({ type: [WeeklyHoursDto] }) weekly!: WeeklyHoursDto[];
  @ApiProperty({ type: [HoursExceptionDto] }) exceptions!: HoursExceptionDto[];
}

export class HoursPatchDto {
  @ApiPropertyOptional({ maxLength: 60 }) @Line(60) @IfGiven name?: string;
  @ApiPropertyOptional({ example: 'Europe/Zurich', description: 'IANA name' }) @TimeZone() @IfGiven timeZone?: string;
  @ApiPropertyOptional({ type: [WeeklyHoursDto], maxItems: MOST_INTERVALS })
  @IsArray()
  @IsObject({ each: true })
  @ArrayMaxSize(MOST_INTERVALS)
  @ValidateNested({ each: true })
  @Type(() => WeeklyHoursDto)
  @IfGiven
  weekly?: WeeklyHoursDto[];
  @ApiPropertyOptional({ type: [HoursExceptionDto], maxItems: MOST_EXCEPTIONS, description: 'What holds on a date instead of the week' })
  @IsArray()
  @IsObject({ each: true })
  @ArrayMaxSize(MOST_EXCEPTIONS)
  @ValidateNested({ each: true })
  @Type(() => HoursExceptionDto)
  @IfGiven
  exceptions?: HoursExceptionDto[];
}

export class NewHoursDto extends HoursPatchDto {
  @ApiProperty({ maxLength: 60, example: 'Office' }) @Line(60) override name!: string;
  @ApiProperty({ example: 'Europe/Zurich', description: 'IANA name' }) @TimeZone() override timeZone!: string;
}

export class OpeningQuery {
  @ApiPropertyOptional({ ...time, description: 'Now, unless it is given' }) @Instant() @IfGiven at?: string;
}

export class OpeningDto implements Opening {
  @ApiProperty() open!: boolean;
  @ApiProperty({ ...time, nullable: true, description: 'When it opens or closes next; null: never again' }) changesAt!: string | null;
}
