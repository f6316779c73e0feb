import { INITIATIVES } from '../../facts/initiatives';
import type { Assignment } from '../model/estate';
import { blocks, hasHidden, member, textsOf } from '../model/value';
import { assignmentTarget } from '../model/words';
import { finding } from './finding';
import { isUnseen } from './unseen';

export const selectorExcludes = finding({
  id: 'selector-excludes-machines',
  severity: 'blocking',
  holds: 'both',
  title: 'The selectors of an assignment let no machine through',
  when: 'An assignment of an initiative has resource selectors, and none of them selects the type of machine of the initiative.',
  why: 'The assignment applies to nothing, so no machine is onboarded.',
  remedy: 'Name the type of machine in a selector, or remove the selectors.',
  *wrong({ assignments }) {
    for (const assignment of assignments) {
      const { address, initiative, attributes } = assignment;
      const selectors = blocks(attributes['resource_selectors']);
      if (initiative === undefined || selectors.length === 0 || hasHidden(selectors)) continue;
      if (selectors.some((selector) => takes(selector, initiative))) continue;
      const type = INITIATIVES[initiative].resourceType;
      yield { address, subject: assignmentTarget(assignment), was: 'selected', is: `no selector selects ${type}` };
    }
  },
});

function takes(selector: unknown, initiative: NonNullable<Assignment['initiative']>): boolean {
  const type = INITIATIVES[initiative].resourceType.toLowerCase();
  const has = (list: unknown) => textsOf(list).some((one) => isUnseen(one) || one.toLowerCase() === type);
  return blocks(member(selector, 'selectors')).every((part) => {
    if (member(part, 'kind') !== 'resourceType') return true;
    const [wanted, unwanted] = [member(part, 'in'), member(part, 'not_in')];
    return (
      (textsOf(wanted).length === 0 || has(wanted)) && !textsOf(unwanted).some((one) => one.toLowerCase() === type)
    );
  });
}

export const SELECTOR_FINDINGS = [selectorExcludes];
