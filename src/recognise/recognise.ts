// Recognition as one pure function: a document in, a label for each of its fields out.
import {classify, type Label} from './classify.ts';
import {describe} from './describe.ts';
import type {Field} from './page-texts.ts';

export type Recognition = {fields: {field: Field; label: Label}[]; mfaChallenge: boolean};

export function recognise(document: Document): Recognition {
  const {description, elements} = describe(document);
  const {labels, mfaChallenge} = classify(description);
  return {fields: elements.map((field, index) => ({field, label: labels[index] ?? 'other'})), mfaChallenge};
}
