export { TranslationEdge } from './translation.edge';
export { TranslationModule } from './translation.module';
