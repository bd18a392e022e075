export { linkify, type Segment } from './linkify';
