// Recognition as one pure function: a document in, a label for each of its fields out.
import {classify, wantsText, type Label} from './classify.ts';
import {describe} from './describe.ts';
import type {Field} from './page-texts.ts';

export type Recognition = {fields: {field: Field; label: Label}[]; mfaChallenge: boolean};

export function recognise(document: Document): Recognition {
  const glance = describe(document);
  const {description, elements} = wantsText(glance.description) ? describe(document, true) : glance;
  const {labels, mfaChallenge} = classify(description);
  return {fields: elements.map((field, index) => ({field, label: labels[index] ?? 'other'})), mfaChallenge};
}
