PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('1 events and rows');
INSERT INTO grdb_migrations VALUES('2 outcome and cause of rows');
CREATE TABLE event (
    sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
    row INTEGER NOT NULL CHECK (row >= 0),
    kind TEXT NOT NULL,
    recorded TEXT NOT NULL,
    day TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (length(actor) > 0),
    reason TEXT NOT NULL,
    payload TEXT NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
);
INSERT INTO event VALUES(1,0,'started','2026-11-21T18:03:31.417','2022-08-01','县排查组','','{"campaign":"jia1-2022","file":"campaign: jia1-2022\ntitle: 甲一县攻坚月\ndocument: 样〔2022〕9号\nregion: \"990101\"\ntownships: [东镇]\noutcomes: [unmet, unreported]\ninspector: 县排查组\nphases:\n  - {id: sweep, title: 排查, from: 2022-08-01, to: 2022-08-10}\n  - {id: fix, title: 整改, from: 2022-08-11, to: 2022-08-31}\ndue: [{severity: critical, days: 5}, {days: 20}]\nresponsible: {village-clinic: 东镇卫生院}\nreporting: [{day: 2022-08-31, what: 总结, to: 县卫生健康委}]\nduties: [{rule: base/meet, by: 2022-08-05, responsible: 县卫生健康委}, {rule: base/sign, responsible: 县卫生健康委, kept-by-ledger: true}]\n","name":"c.yaml","title":"甲一县攻坚月","townships":"990101101"}',X'202741f9ec82ec8fcf2b91e6b7ca61bebfd4272c70ee5a3cde6d98bde9ddbb57');
INSERT INTO event VALUES(2,1,'opened','2026-11-21T18:03:31.933','2022-08-01','县排查组','','{"actual":"0 人","blank":"staff","clause":"《基层样板标准》样〔2020〕1号 第三条","criterion":"clinic.doctor","due":"2022-08-06","firmness":"binding","group":"三合格","inspector":"县排查组","key":"base/clinic.doctor/990101101202-clinic","kind":"village-clinic","name":"","place":"990101101","placeName":"东镇","required":"≥ 1 人","severity":"critical","shortfall":"1 人","standard":"base","subject":"990101101202-clinic","title":"有执业证有效的人员","unit":"东镇卫生院","village":"乙村"}',X'ea95fa2bbdbc2f9b0a991789e9e015e0fd320240be17c3e831597ed159bc489b');
INSERT INTO event VALUES(3,2,'opened','2026-11-21T18:03:31.933','2022-08-01','县排查组','','{"actual":"55 m²","clause":"《基层样板标准》样〔2020〕1号 第四条","criterion":"clinic.area","due":"2022-08-21","firmness":"binding","group":"设施","inspector":"县排查组","key":"base/clinic.area/990101101202-clinic","kind":"village-clinic","name":"","place":"990101101","placeName":"东镇","required":"≥ 60 m²","severity":"major","shortfall":"5 m²","standard":"base","subject":"990101101202-clinic","title":"建筑面积","unit":"东镇卫生院","village":"乙村"}',X'4a60eff963948ad815d52860ec846b20e129df65bc8630e338b48fe5d6fa086b');
INSERT INTO event VALUES(4,3,'opened','2026-11-21T18:03:31.933','2022-08-01','县排查组','','{"actual":"0 个","clause":"《基层样板标准》样〔2020〕1号 第五条","criterion":"clinic.equipment","due":"2022-08-21","firmness":"binding","group":"设备","inspector":"县排查组","key":"base/clinic.equipment/990101101202-clinic/stethoscope","kind":"village-clinic","name":"","place":"990101101","placeName":"东镇","required":"≥ 1 个","severity":"minor","shortfall":"1 个","standard":"base","subject":"990101101202-clinic","title":"设备齐全：听诊器","unit":"东镇卫生院","village":"乙村"}',X'12814be6066753b10a2fe9ce03f2be14de076764c48748d83193e63a13f8804d');
INSERT INTO event VALUES(5,4,'opened','2026-11-21T18:03:31.933','2022-08-01','县排查组','','{"actual":"0","blank":"institution","clause":"《基层样板标准》样〔2020〕1号 第一条","criterion":"village.clinic","due":"2022-08-06","firmness":"binding","group":"三个一","inspector":"县排查组","key":"base/village.clinic/990101101203","kind":"village","measure":"建设村卫生室","name":"丙村","place":"990101101","placeName":"东镇","required":"≥ 1","severity":"critical","shortfall":"1","standard":"base","subject":"990101101203","title":"每村一所卫生室","unit":"乡镇人民政府","village":""}',X'4e680a8d82666ffa59a2117c0e5256ef1886f04e30e24c681e1945efa4b72412');
INSERT INTO event VALUES(6,5,'opened','2026-11-21T18:03:31.933','2022-08-01','县排查组','','{"actual":"未填报：设备·体温计","clause":"《基层样板标准》样〔2020〕1号 第五条","criterion":"clinic.equipment","due":"2022-08-21","firmness":"binding","group":"设备","inspector":"县排查组","key":"base/clinic.equipment/990101101202-clinic/thermometer","kind":"village-clinic","measure":"填报：设备·体温计","name":"","outcome":"unreported","place":"990101101","placeName":"东镇","required":"≥ 1 支","severity":"minor","shortfall":"","standard":"base","subject":"990101101202-clinic","title":"设备齐全：体温计","unit":"东镇卫生院","village":"乙村"}',X'a718c90204cd35bc4d58004eb75aa7a3c02eb57898e29d8f1684be994cd8a5b1');
INSERT INTO event VALUES(7,0,'audited','2026-11-21T18:03:31.933','2022-08-01','县排查组','','{"asked":"1","blankInstitutions":"1","blankStaff":"1","cleared":"0","digest":"edd76702d614ef2d9feb4d4f87ec278202b20139e6a07a47d74e17ff9cdadadf","gaps":"4","inventory":"city/a","opened":"5","places":"990101101 东镇","relapsed":"0","standards":"base","townships":"990101101"}',X'097ec278575daad6b5553c94365c8c38e668f4d4b99c6d3a8ecc1cc033aad4d0');
INSERT INTO event VALUES(8,2,'observed','2026-11-21T18:03:39.576','2022-08-02','县卫健委','','{"actual":"57 m²","required":"≥ 60 m²","shortfall":"3 m²"}',X'800fed5961f01a21d0ec45c431f91f11b81170d54ad3d6a930a97a07bc8d7044');
INSERT INTO event VALUES(9,6,'warned','2026-11-21T18:03:39.576','2022-08-02','县卫健委','','{"actual":"将于 2022-09-02 起不达标：V1 执业证有效期至 2022-09-01","blank":"staff","cause":"V1 执业证有效期至 2022-09-01","clause":"《基层样板标准》样〔2020〕1号 第三条","criterion":"clinic.doctor","due":"2022-09-01","expected":"2022-09-02","firmness":"binding","group":"三合格","inspector":"县排查组","key":"base/clinic.doctor/990101101201-clinic","kind":"village-clinic","name":"","place":"990101101","placeName":"东镇","required":"≥ 1 人","severity":"critical","shortfall":"","standard":"base","subject":"990101101201-clinic","title":"有执业证有效的人员","unit":"东镇卫生院","village":"甲村"}',X'dcc873434f457422903d65481efb6f883f0c58853edd6e2c2abfd46ef6868194');
INSERT INTO event VALUES(10,0,'audited','2026-11-21T18:03:39.576','2022-08-02','县卫健委','','{"blankInstitutions":"1","blankStaff":"1","cleared":"0","digest":"b3c424478d31ec3054316cdef57fa4481526e4c9057f3365ee5b7aed8c0f3f56","gaps":"4","inventory":"city/a","opened":"0","places":"990101101 东镇","relapsed":"0","standards":"base","townships":"990101101","warnWithin":"60"}',X'9b54c0e8c40311b163843ef4608d54358a6e96be9165e60fdd56e88068155dcd');
INSERT INTO event VALUES(11,2,'assigned','2026-11-21T18:03:40.621','2022-08-02','东镇','','{"owner":"村医甲"}',X'564590476e118165f7f803c899a69b216a3611ae793e288e744b0d5b664f0ccb');
INSERT INTO event VALUES(12,3,'assigned','2026-11-21T18:03:40.621','2022-08-02','东镇','','{"owner":"村医甲"}',X'5c38cfeb54d9de23ca616bcd81e3b4826f927e33dfd4c7e32dcea51f46ba72fd');
INSERT INTO event VALUES(13,1,'assigned','2026-11-21T18:03:41.762','2022-08-02','东镇','','{"unit":"县卫生健康委"}',X'f9423d81eed5f409596b1e95e5e1a717495509b3590f2d1084d586769bf0dc89');
INSERT INTO event VALUES(14,2,'measured','2026-11-21T18:03:42.559','2022-08-02','东镇','','{"measure":"扩建一间"}',X'ffcd2cf9f8b44ddb1878750e5c466ceacfaf651e236b69d7736f37542fcf8af9');
INSERT INTO event VALUES(15,3,'measured','2026-11-21T18:03:43.535','2022-08-02','东镇','','{"measure":"采购"}',X'ad02fe6f18fd9e3465ec7187d6782c67aa6c8e6547a2a689923e367b38567fc9');
INSERT INTO event VALUES(16,2,'progressed','2026-11-21T18:03:44.555','2022-08-03','村医甲','','{"progress":"动工 \"一期\""}',X'f00a10b66f9e0f9ff357478e19f26451a6124c94b0bda9442c57388bf9008979');
INSERT INTO event VALUES(17,4,'noted','2026-11-21T18:03:45.652','2022-08-03','东镇','','{"note":"村址\n未定"}',X'9c0fb5c8b3c228b03df4e25330b39191d6babdc6098ecb8891ce18cc75208635');
INSERT INTO event VALUES(18,4,'rescheduled','2026-11-21T18:03:46.997','2022-08-03','县卫健委','选址','{"before":"2022-08-06","due":"2022-08-20"}',X'f141d82dc9fe63981168bc6e179b8beeaecdff5cc91c35fd8f8b03168bf42b3a');
INSERT INTO event VALUES(19,4,'rescheduled','2026-11-21T18:03:48.314','2022-08-03','县卫健委','再选址','{"before":"2022-08-20","beyondEnd":"yes","due":"2022-09-10"}',X'7025ad236315ede237a4a06947b470676c7810f97980441edea2d85540ae013e');
INSERT INTO event VALUES(20,1,'waived','2026-11-21T18:03:49.529','2022-08-03','县卫健委','巡诊','{"approver":"县卫生健康委李四","until":"2022-08-06"}',X'61a0b5780fefb9cc8d0e62ccfee0eeae0d7d895c7f9fe2d13143a735d2543f34');
INSERT INTO event VALUES(21,2,'submitted','2026-11-21T18:03:50.647','2022-08-04','村医甲','','{}',X'da9f23cb8344afc0d12d43014138209235254de785076926c9e82a89848be862');
INSERT INTO event VALUES(22,3,'submitted','2026-11-21T18:03:51.737','2022-08-04','村医甲','','{"progress":"已购"}',X'f5987a896582bb798c6b3ab3da8147ca2c607cd67c71e2b0a6c45daa247d2b87');
INSERT INTO event VALUES(23,0,'fulfilled','2026-11-21T18:03:52.281','2022-08-04','县卫健委','','{"evidence":"会议记录","rule":"base/meet"}',X'0c952d19b9d0ace29e01c73fe504b3159f70e147dace9ca7d55f0fe7757e475e');
INSERT INTO event VALUES(24,0,'received','2026-11-21T18:03:53.022','2022-08-04','县卫健委','','{"township":"990101101"}',X'40e3a2ffce541549d1ca3e8db223883be04fbf3990a7c161c08ed1eddf4f197c');
INSERT INTO event VALUES(25,2,'cleared','2026-11-21T18:03:55.160','2022-08-05','县排查组','','{"outcome":"met"}',X'39c95f2b593b5211112355192d1266a28240b22e299796624943b2938fc98cb7');
INSERT INTO event VALUES(26,3,'cleared','2026-11-21T18:03:55.160','2022-08-05','县排查组','','{"outcome":"met"}',X'fea9810c8a048fa7ec57b68e5184d9b43ca49206619732f239fff6e56d3e3036');
INSERT INTO event VALUES(27,6,'lapsed','2026-11-21T18:03:55.160','2022-08-05','县排查组','','{}',X'efb2aef01122b3a83cbe85d4adb80d134b0479df131ca69e5a2099fd6676d156');
INSERT INTO event VALUES(28,0,'audited','2026-11-21T18:03:55.160','2022-08-05','县排查组','','{"blankInstitutions":"1","blankStaff":"1","cleared":"2","digest":"468dd279b1493badb406abb941cfcbc4c6fbe9e3e03067edf77bc6fd561d6948","gaps":"2","inventory":"city/a","opened":"0","places":"990101101 东镇","relapsed":"0","standards":"base","townships":"990101101","warnWithin":"60"}',X'177022394b0bd21bfeb2fbf6596db79f8e302e7d6063ac76af1bc187b2bbac73');
INSERT INTO event VALUES(29,3,'verified','2026-11-21T18:03:56.061','2022-08-05','县卫健委王五','','{}',X'fc9335c1f2171dc17b3553c6521aa3d3bb130a88bc1e17576fa337294b52696a');
INSERT INTO event VALUES(30,3,'closed','2026-11-21T18:03:57.130','2022-08-05','县卫健委王五','','{}',X'66ee8c2e329d2e6fc8f2287cbf85811a749303ba76cf101bf527f2e8e8e62c23');
INSERT INTO event VALUES(31,1,'reopened','2026-11-21T18:03:58.792','2022-08-07','县排查组','豁免已于 2022-08-06 到期','{}',X'0d691794b858e08cb1213f0cce8348499abe9046ba1ef85b12422e9f63fac692');
INSERT INTO event VALUES(32,2,'doubted','2026-11-21T18:03:58.792','2022-08-07','县排查组','','{}',X'dc041f558cf288b181cca7fd50afe9d3209325a39134129cd3c2c472a42ae578');
INSERT INTO event VALUES(33,0,'audited','2026-11-21T18:03:58.792','2022-08-07','县排查组','','{"blankInstitutions":"1","blankStaff":"1","cleared":"0","digest":"b070b92e2170b3de9aee9f8c944ee34b665db51b0bf15eb8f7c28d2a1262f672","gaps":"2","inventory":"city/a","opened":"0","places":"990101101 东镇","relapsed":"0","standards":"base","townships":"990101101","warnWithin":"60"}',X'8f9465a0d771fd4689c165818e3556335bcf68bd1eb0cd7370e9c103e9555a31');
INSERT INTO event VALUES(34,7,'opened','2026-11-21T18:04:00.215','2022-08-08','县排查组','','{"actual":"0 台","clause":"《基层样板标准》样〔2020〕1号 第五条","criterion":"clinic.equipment","due":"2022-08-28","firmness":"binding","group":"设备","inspector":"县排查组","key":"base/clinic.equipment/990101101201-clinic/sphygmomanometer","kind":"village-clinic","name":"","place":"990101101","placeName":"东镇","required":"≥ 1 台","severity":"minor","shortfall":"1 台","standard":"base","subject":"990101101201-clinic","title":"设备齐全：血压计","unit":"东镇卫生院","village":"甲村"}',X'08d8d3bda3aa7aa6935e0eb43634516286603de31ebb664c24322ac017527315');
INSERT INTO event VALUES(35,0,'audited','2026-11-21T18:04:00.215','2022-08-08','县排查组','','{"blankInstitutions":"1","blankStaff":"1","cleared":"0","digest":"a86e6bc669490b6b6a8db712aa24d098627adf3ff80e21b6c31b1c5ee64019ba","extent":"new","gaps":"3","inventory":"city/a","opened":"1","places":"990101101 东镇","relapsed":"0","standards":"base","townships":"990101101"}',X'2fb0f53632837cfbc7e35e74d50c8cb01bf57215f8b926476bcd4fa3e7fec148');
INSERT INTO event VALUES(36,2,'reopened','2026-11-21T18:04:00.849','2022-08-08','县卫健委','退回','{}',X'dc1f5c3bd53e9423ae5716dd3ae0839189ef0dec31dccc92217c2f939644cd89');
INSERT INTO event VALUES(37,4,'assigned','2026-11-21T18:04:04.116','2022-08-09','东镇丁','','{"owner":"镇长丁"}',X'a340553db14d06e9fe2de3aa2887e1e9207bfb858f1afaf79649768c059193a8');
INSERT INTO event VALUES(38,4,'measured','2026-11-21T18:04:04.116','2022-08-09','东镇丁','','{"measure":"新建"}',X'90eb20ed813b33751f41f7e41fa8ec30f41e1384540340a8fcd7131cf67a34b7');
INSERT INTO event VALUES(39,4,'progressed','2026-11-21T18:04:04.116','2022-08-09','东镇丁','','{"progress":"已立项"}',X'338f78f4ba7a3dd8e21f0eca18431fd61d08e6a9ca096e3c379fd6e0288f6c10');
INSERT INTO event VALUES(40,0,'received','2026-11-21T18:04:04.116','2022-08-09','东镇丁','','{"file":"东镇.csv","township":"990101101"}',X'eebe28c9ba519371c02f60ecd1caee9e787a06fb738638cebd61d81334ed8101');
INSERT INTO event VALUES(41,2,'observed','2026-11-21T18:04:06.255','2022-08-10','县排查组','','{"actual":"55 m²","required":"≥ 60 m²","shortfall":"5 m²"}',X'240ddc355e3d61579288de665bca8c6a94b6fb7445eb30ec5ed18b74945ae3b6');
INSERT INTO event VALUES(42,3,'relapsed','2026-11-21T18:04:06.255','2022-08-10','县排查组','审计发现缺口又出现','{"due":"2022-08-30"}',X'b407472b4ab669c6ba45fada946566cc696252c56eaec5a845f47a69b69766f7');
INSERT INTO event VALUES(43,7,'cleared','2026-11-21T18:04:06.255','2022-08-10','县排查组','','{"outcome":"met"}',X'9e341ad803485599cb9554478521babbe0717930ef018f7b51f99cb8a7351d79');
INSERT INTO event VALUES(44,0,'audited','2026-11-21T18:04:06.255','2022-08-10','县排查组','','{"blankInstitutions":"1","blankStaff":"1","cleared":"1","digest":"edd76702d614ef2d9feb4d4f87ec278202b20139e6a07a47d74e17ff9cdadadf","gaps":"4","inventory":"city/a","opened":"0","places":"990101101 东镇","relapsed":"1","standards":"base","townships":"990101101","warnWithin":"60"}',X'129dfd260dd6028a601e9bc9f1b0633e7c5160e415d52bc4c195f589c6cad669');
INSERT INTO event VALUES(45,0,'audited','2026-11-21T18:04:08.060','2022-08-12','县排查组','','{"blankInstitutions":"1","blankStaff":"1","cleared":"0","digest":"edd76702d614ef2d9feb4d4f87ec278202b20139e6a07a47d74e17ff9cdadadf","gaps":"4","inventory":"city/a","opened":"0","places":"990101101 东镇","relapsed":"0","standards":"base","townships":"990101101","warnWithin":"60"}',X'e1834e9035597c003c2ae97b9552643a225d58f02c731193cde96964a78156b7');
INSERT INTO event VALUES(46,0,'ended','2026-11-21T18:04:08.735','2022-08-13','县卫健委','试验到此','{"open":"6"}',X'447dd58f3ff25c08f47f560f882eb9d06f3818b9ef0683605ecb130b30d3b288');
CREATE TABLE ledger_row (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
    standard TEXT NOT NULL,
    criterion TEXT NOT NULL,
    grouping TEXT NOT NULL,
    title TEXT NOT NULL,
    clause TEXT NOT NULL,
    severity TEXT NOT NULL,
    firmness TEXT NOT NULL,
    blank TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    placeName TEXT NOT NULL,
    village TEXT NOT NULL,
    required TEXT NOT NULL,
    actual TEXT NOT NULL,
    shortfall TEXT NOT NULL,
    status TEXT NOT NULL,
    unit TEXT NOT NULL,
    owner TEXT NOT NULL,
    measure TEXT NOT NULL,
    inspector TEXT NOT NULL,
    progress TEXT NOT NULL,
    fixers TEXT NOT NULL,
    checker TEXT NOT NULL,
    note TEXT NOT NULL,
    due INTEGER,
    openedOn INTEGER,
    submittedOn INTEGER,
    submittedSequence INTEGER,
    clearedOn INTEGER,
    clearedSequence INTEGER,
    verifiedOn INTEGER,
    closedOn INTEGER,
    waivedUntil INTEGER,
    relapses INTEGER,
    relapsedOn INTEGER,
    lastSequence INTEGER, outcome TEXT NOT NULL DEFAULT 'unmet', cause TEXT NOT NULL DEFAULT '', expectedOn INTEGER,
    FOREIGN KEY (lastSequence) REFERENCES event (sequence)
);
INSERT INTO ledger_row VALUES(1,'base/clinic.doctor/990101101202-clinic','base','clinic.doctor','三合格','有执业证有效的人员','《基层样板标准》样〔2020〕1号 第三条','critical','binding','staff','village-clinic','990101101202-clinic','','990101101','东镇','乙村','≥ 1 人','0 人','1 人','open','县卫生健康委','','','县排查组','','','','',19210,19205,NULL,0,NULL,0,NULL,NULL,NULL,0,NULL,31,'unmet','',NULL);
INSERT INTO ledger_row VALUES(2,'base/clinic.area/990101101202-clinic','base','clinic.area','设施','建筑面积','《基层样板标准》样〔2020〕1号 第四条','major','binding','','village-clinic','990101101202-clinic','','990101101','东镇','乙村','≥ 60 m²','55 m²','5 m²','working','东镇卫生院','村医甲','扩建一间','县排查组','动工 "一期"','村医甲','','',19225,19205,NULL,0,NULL,0,NULL,NULL,NULL,0,NULL,41,'unmet','',NULL);
INSERT INTO ledger_row VALUES(3,'base/clinic.equipment/990101101202-clinic/stethoscope','base','clinic.equipment','设备','设备齐全：听诊器','《基层样板标准》样〔2020〕1号 第五条','minor','binding','','village-clinic','990101101202-clinic','','990101101','东镇','乙村','≥ 1 个','0 个','1 个','working','东镇卫生院','村医甲','采购','县排查组','','村医甲','','',19234,19205,NULL,0,NULL,0,NULL,NULL,NULL,1,19214,42,'unmet','',NULL);
INSERT INTO ledger_row VALUES(4,'base/village.clinic/990101101203','base','village.clinic','三个一','每村一所卫生室','《基层样板标准》样〔2020〕1号 第一条','critical','binding','institution','village','990101101203','丙村','990101101','东镇','','≥ 1','0','1','working','乡镇人民政府','镇长丁','新建','县排查组','已立项',replace('镇长丁\n东镇丁','\n',char(10)),'',replace('村址\n未定','\n',char(10)),19245,19205,NULL,0,NULL,0,NULL,NULL,NULL,0,NULL,39,'unmet','',NULL);
INSERT INTO ledger_row VALUES(5,'base/clinic.equipment/990101101202-clinic/thermometer','base','clinic.equipment','设备','设备齐全：体温计','《基层样板标准》样〔2020〕1号 第五条','minor','binding','','village-clinic','990101101202-clinic','','990101101','东镇','乙村','≥ 1 支','未填报：设备·体温计','','open','东镇卫生院','','填报：设备·体温计','县排查组','','','','',19225,19205,NULL,0,NULL,0,NULL,NULL,NULL,0,NULL,6,'unreported','',NULL);
INSERT INTO ledger_row VALUES(6,'base/clinic.doctor/990101101201-clinic','base','clinic.doctor','三合格','有执业证有效的人员','《基层样板标准》样〔2020〕1号 第三条','critical','binding','staff','village-clinic','990101101201-clinic','','990101101','东镇','甲村','≥ 1 人','将于 2022-09-02 起不达标：V1 执业证有效期至 2022-09-01','','lapsed','东镇卫生院','','','县排查组','','','','',19236,19206,NULL,0,NULL,0,NULL,NULL,NULL,0,NULL,27,'unmet','V1 执业证有效期至 2022-09-01',19237);
INSERT INTO ledger_row VALUES(7,'base/clinic.equipment/990101101201-clinic/sphygmomanometer','base','clinic.equipment','设备','设备齐全：血压计','《基层样板标准》样〔2020〕1号 第五条','minor','binding','','village-clinic','990101101201-clinic','','990101101','东镇','甲村','≥ 1 台','0 台','1 台','open','东镇卫生院','','','县排查组','','','','',19232,19212,NULL,0,19214,43,NULL,NULL,NULL,0,NULL,43,'unmet','',NULL);
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE INDEX event_row ON event (row, sequence);
CREATE INDEX event_campaign ON event (kind, sequence) WHERE row = 0;
CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
CREATE TRIGGER event_holds BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE INDEX row_place ON ledger_row (place, status);
CREATE INDEX row_status ON ledger_row (status, due);
COMMIT;
