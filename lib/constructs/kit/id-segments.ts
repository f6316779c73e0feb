import { Fn } from 'cdktf';
import { isKnown } from '../../core/known';
import { idSegment } from '../../facts/ids';

/** Part `index` of a resource id, read by Terraform where the id is known only at apply. */
export function segmentOf(id: string, index: number): string {
  return isKnown(id) ? idSegment(id, index) : Fn.element(Fn.split('/', id), index);
}

/** `/subscriptions/<guid>` of a resource id. */
export function subscriptionOf(id: string): string {
  return isKnown(id) ? id.split('/').slice(0, 3).join('/') : Fn.join('/', Fn.slice(Fn.split('/', id), 0, 3));
}
