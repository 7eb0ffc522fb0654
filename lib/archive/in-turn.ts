/**
 * Do what one of Kuä's pages does at a time: a capture names the one before it and may keep its texts as what differs
 * from that one's, so nothing is sealed while another is, or while one is deleted.
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  return await navigator.locks.request('kua-archive', work);
}
