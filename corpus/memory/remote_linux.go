package memory

import (
	"path/filepath"

	"golang.org/x/sys/unix"
)

// remoteKinds are the kinds of disks of other machines, as statfs(2) numbers them:
// NFS, SMB, CIFS, SMB2, AFS, Coda, 9P, Ceph, and all that FUSE brings, such as sshfs.
var remoteKinds = map[int64]bool{
	unix.NFS_SUPER_MAGIC: true, unix.SMB_SUPER_MAGIC: true, unix.CIFS_SUPER_MAGIC: true, unix.SMB2_SUPER_MAGIC: true,
	unix.AFS_SUPER_MAGIC: true, unix.CODA_SUPER_MAGIC: true, unix.V9FS_MAGIC: true, unix.CEPH_SUPER_MAGIC: true,
	unix.FUSE_SUPER_MAGIC: true,
}

// remote tells whether a file lies on a disk of another machine.
func remote(path string) bool {
	var st unix.Statfs_t
	return unix.Statfs(filepath.Dir(path), &st) == nil && remoteKinds[int64(st.Type)&0xFFFFFFFF]
}
