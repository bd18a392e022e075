import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Distinct, EachNamedOnce, IfGiven, time } from '#platform';
import type { SettingMeta, SettingsChangeView } from '#protocol';
import type { DeclaredSetting } from '../staff/domain/setting';

const MAX_LIST = 100;

/** DTO whose fields are the settings that the contexts define. */
export class SettingsDto {}

/** Validates a given setting. Null is a value only of a setting that is nullable. */
export class SettingsPatchDto {}

export class WhoChangedDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
}

const anyValue = {
  nullable: true,
  oneOf: [{ type: 'number' }, { type: 'boolean' }, { type: 'string' }, { type: 'array', items: {} }, { type: 'object' }],
};

export class SettingMetaDto implements SettingMeta {
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'Context to which the setting belongs' }) context!: string;
  @ApiProperty({ enum: ['integer', 'number', 'boolean', 'array', 'text', 'id', 'object'] }) type!: SettingMeta['type'];
  @ApiProperty({ ...anyValue, description: 'A number, a boolean, a text, a list of texts or objects, an object, or null' })
  default!: unknown;
  @ApiPropertyOptional() minimum?: number;
  @ApiPropertyOptional() maximum?: number;
  @ApiPropertyOptional({ type: [String], description: 'Permitted values of a text, or of the elements of a list' })
  values?: readonly string[];
  @ApiProperty({ description: 'Whether null is permitted; it switches the setting off' }) nullable!: boolean;
  @ApiProperty({ description: 'Whether all staff may read the setting, not only admins' }) forStaff!: boolean;
  @ApiProperty() description!: string;
  @ApiProperty({ ...time, nullable: true, description: 'Null when the setting was never changed' }) changedAt!: string | null;
  @ApiProperty({ type: WhoChangedDto, nullable: true, description: 'Null also for changes by older versions, which did not record it' })
  changedBy!: WhoChangedDto | null;
}

export class SettingChangeDto {
  @ApiProperty() name!: string;
  @ApiPropertyOptional({ ...anyValue, description: 'Absent from changes by older versions, which did not record it' })
  from?: unknown;
  @ApiPropertyOptional({ ...anyValue, description: 'Absent from changes by older versions, which did not record it' })
  to?: unknown;
}

export class SettingsChangeDto implements SettingsChangeView {
  @ApiProperty(time) at!: string;
  @ApiProperty({ type: WhoChangedDto, nullable: true }) by!: WhoChangedDto | null;
  @ApiProperty({ type: [SettingChangeDto] }) changes!: SettingChangeDto[];
}

/** Adds a setting to both DTOs: to the response with its documentation, to the change with its validation. */
export function addField(setting: DeclaredSetting): void {
  ApiProperty(schemaOf(setting))(SettingsDto.prototype, setting.name);
  applyDecorators(ApiPropertyOptional(schemaOf(setting)), ...rulesOf(setting))(SettingsPatchDto.prototype, setting.name);
}

function schemaOf({
  type,
  values,
  items,
  fields,
  default: value,
  minimum,
  maximum,
  nullable,
  description,
}: DeclaredSetting): ApiPropertyOptions {
  if (items) return { type: [items], maxItems: maximum, description };
  if (fields) return { type: fields, description };
  if (type === 'text') return { type: String, enum: values as string[], default: value, ...(nullable && { nullable }), description };
  if (type === 'id') return { type: String, format: 'uuid', default: value, nullable, description };
  if (type === 'array') return { type: [String], enum: values as string[], default: value, description };
  return {
    type: type === 'boolean' ? Boolean : type === 'integer' ? 'integer' : Number,
    default: value,
    minimum,
    maximum,
    ...(nullable && { nullable }),
    description,
  };
}

function rulesOf({ type, values, items, fields, minimum, maximum, nullable }: DeclaredSetting): PropertyDecorator[] {
  if (items) return [...objectsOf(items, maximum ?? MAX_LIST), IfGiven];
  if (fields) return [IsObject(), ValidateNested(), Type(() => fields), IfGiven];
  const kinds = {
    object: [IsObject()],
    integer: [IsInt()],
    number: [IsNumber()],
    boolean: [IsBoolean()],
    array: [Distinct, IsArray(), ArrayMaxSize(MAX_LIST), ...(values ? [IsIn(values, { each: true })] : [])],
    text: [IsIn(values ?? [])],
    id: [IsUUID()],
  };
  const bounds = [...(minimum === undefined ? [] : [Min(minimum)]), ...(maximum === undefined ? [] : [Max(maximum)])];
  return [...kinds[type], ...bounds, nullable ? IsOptional() : IfGiven];
}

function objectsOf(items: new () => object, most: number): PropertyDecorator[] {
  return [IsArray(), IsObject({ each: true }), ArrayMaxSize(most), EachNamedOnce(), ValidateNested({ each: true }), Type(() => items)];
}
