export async function testCluster(root: string): Promise<number> {
  return Promise.reject(new Error(root));
}
