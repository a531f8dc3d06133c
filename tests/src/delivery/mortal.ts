import type { Publisher } from '../../../src/delivery/publisher.ts';
import type { Store } from '../../../src/store/open-store.ts';

/** A process that dies at its n-th step, before the step is done or after it: from then on every step throws. */
export function createMortal(diesAt: number, when: 'before' | 'after') {
  let steps = 0;
  let deathStep = '';
  const step = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
    if (deathStep !== '') throw new Error('dead');
    const dies = ++steps === diesAt;
    if (dies && when === 'before') {
      deathStep = name;
      throw new Error('killed');
    }
    const value = await act();
    if (dies) {
      deathStep = name;
      throw new Error('killed');
    }
    return value;
  };
  const ledgerOf = ({ ledger }: Store): Store['ledger'] => ({
    claim: (...given) => step('claim', () => ledger.claim(...given)),
    keepParts: (...given) => step('keepParts', () => ledger.keepParts(...given)),
    beginPart: (...given) => step('beginPart', () => ledger.beginPart(...given)),
    recordOutcome: (...given) => step('recordOutcome', () => ledger.recordOutcome(...given)),
    settle: (...given) => step('settle', () => ledger.settle(...given)),
    skip: (...given) => step('skip', () => ledger.skip(...given)),
    newestDues: (...given) => step('newestDues', () => ledger.newestDues(...given)),
    waiting: (...given) => step('waiting', () => ledger.waiting(...given)),
    forget: (...given) => step('forget', () => ledger.forget(...given)),
    history: (...given) => ledger.history(...given),
    told: (...given) => ledger.told(...given),
    outcomes: (...given) => ledger.outcomes(...given),
  });
  const publisherOf = (publisher: Publisher): Publisher => ({
    ...publisher,
    post: (part) => step('post', () => publisher.post(part)),
  });
  return { ledgerOf, publisherOf, death: () => deathStep };
}
