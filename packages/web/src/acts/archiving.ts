/** Filing away (归档): how long what is filed is kept. One question, whatever is filed. Pure. */
import { RETENTIONS, type Retention } from '@lingxing/affairs/labels';
import type { ActForm } from './form.ts';

export const archivingForm = (usual: Retention, confirm = '归档后不再办理，只供查阅。'): ActForm => ({
  fields: [{ kind: 'choice', name: 'retention', label: '保管期限', options: RETENTIONS.map((one) => [one, one] as const), required: true }],
  begin: { retention: usual },
  confirm,
});
