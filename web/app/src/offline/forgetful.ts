// Whether the browser forgets everything with the page: a private window of some, or a setting. Every page before sign-in says so.
import {getContext, setContext} from 'svelte';

const key = Symbol('forgetful');

export function keepsNothing(is: boolean): void {
  setContext(key, is);
}

export function isForgetful(): boolean {
  return getContext<boolean | undefined>(key) === true;
}
