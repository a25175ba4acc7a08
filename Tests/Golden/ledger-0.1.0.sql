PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('1 events and rows');
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
INSERT INTO event VALUES(1,0,'started','2026-11-21T15:10:30.350','2026-01-02','县排查组','','{"campaign":"c","file":"campaign: c\ntitle: 试验攻坚月\nregion: \"990101\"\nstandards: [t]\ninspector: 县排查组\nphases: [{id: sweep, title: 排查, from: 2026-01-01, to: 2026-01-10}, {id: fix, title: 整改, from: 2026-01-11, to: 2026-01-31}]\ndue: [{severity: critical, days: 5}, {days: 20}]\n","name":"c.yaml","title":"试验攻坚月"}',X'e62477d93aa5489d23f261fbe87ad5330906f6ece2b2b74abf25a92e74aa548d');
INSERT INTO event VALUES(2,1,'opened','2026-11-21T15:10:30.759','2026-01-02','县排查组','','{"actual":"55 m²","clause":"三","criterion":"area","due":"2026-01-22","firmness":"binding","group":"设施","inspector":"县排查组","key":"t/area/990101101201-clinic","kind":"village-clinic","name":"","place":"990101101","placeName":"第1镇","required":"≥ 60 m²","severity":"major","shortfall":"5 m²","standard":"t","subject":"990101101201-clinic","title":"面积","village":"甲101村"}',X'70fb33b50d003c3da0ed81fc23964211c2a5f2806cbeff8f943afd9704407f21');
INSERT INTO event VALUES(3,2,'opened','2026-11-21T15:10:30.759','2026-01-02','县排查组','','{"actual":"0","blank":"institution","clause":"一","criterion":"village.clinic","due":"2026-01-07","firmness":"binding","group":"三个一","inspector":"县排查组","key":"t/village.clinic/990101101202","kind":"village","name":"乙101村","place":"990101101","placeName":"第1镇","required":"≥ 1","severity":"critical","shortfall":"1","standard":"t","subject":"990101101202","title":"每村一室","village":""}',X'21f50c8b96648b0089444466284fe4c76153ce1859831f8cb3f1bb936043c3d8');
INSERT INTO event VALUES(4,3,'opened','2026-11-21T15:10:30.759','2026-01-02','县排查组','','{"actual":"0","blank":"institution","clause":"一","criterion":"village.clinic","due":"2026-01-07","firmness":"binding","group":"三个一","inspector":"县排查组","key":"t/village.clinic/990101102202","kind":"village","name":"乙102村","place":"990101102","placeName":"第2镇","required":"≥ 1","severity":"critical","shortfall":"1","standard":"t","subject":"990101102202","title":"每村一室","village":""}',X'c397eecbe445820daba8edf40712960b72cc0f4d6c9c96e400ecba280c88a46b');
INSERT INTO event VALUES(5,4,'opened','2026-11-21T15:10:30.759','2026-01-02','县排查组','','{"actual":"0","blank":"institution","clause":"一","criterion":"village.clinic","due":"2026-01-07","firmness":"binding","group":"三个一","inspector":"县排查组","key":"t/village.clinic/990101103202","kind":"village","name":"乙103村","place":"990101103","placeName":"第3镇","required":"≥ 1","severity":"critical","shortfall":"1","standard":"t","subject":"990101103202","title":"每村一室","village":""}',X'119a5bab1993ee40cf6adc66504a6fb93f451211bd697c555057b5f7034e1804');
INSERT INTO event VALUES(6,5,'warned','2026-11-21T15:10:30.759','2026-01-02','县排查组','','{"actual":"0 人","blank":"staff","clause":"二","criterion":"clinic.doctor","due":"2026-01-07","firmness":"binding","group":"三合格","inspector":"县排查组","key":"t/clinic.doctor/990101101201-clinic","kind":"village-clinic","name":"","place":"990101101","placeName":"第1镇","required":"≥ 1 人","severity":"critical","shortfall":"1 人","standard":"t","subject":"990101101201-clinic","title":"有合格村医","village":"甲101村"}',X'78873c58e6420aa5ecbc3e1902584e63a1e375cc9b518eecc683bcb87d7b7f97');
INSERT INTO event VALUES(7,6,'warned','2026-11-21T15:10:30.759','2026-01-02','县排查组','','{"actual":"0 人","blank":"staff","clause":"二","criterion":"clinic.doctor","due":"2026-01-07","firmness":"binding","group":"三合格","inspector":"县排查组","key":"t/clinic.doctor/990101102201-clinic","kind":"village-clinic","name":"","place":"990101102","placeName":"第2镇","required":"≥ 1 人","severity":"critical","shortfall":"1 人","standard":"t","subject":"990101102201-clinic","title":"有合格村医","village":"甲102村"}',X'00c2ab6b0d158cca629cc6f47fe4afcb3eb4f59a821f238704c2920dd2429738');
INSERT INTO event VALUES(8,7,'warned','2026-11-21T15:10:30.759','2026-01-02','县排查组','','{"actual":"0 人","blank":"staff","clause":"二","criterion":"clinic.doctor","due":"2026-01-07","firmness":"binding","group":"三合格","inspector":"县排查组","key":"t/clinic.doctor/990101103201-clinic","kind":"village-clinic","name":"","place":"990101103","placeName":"第3镇","required":"≥ 1 人","severity":"critical","shortfall":"1 人","standard":"t","subject":"990101103201-clinic","title":"有合格村医","village":"甲103村"}',X'4f077a8f573e768e3815b64e79c4386d24d81c0dd002861882de5477d98bd765');
INSERT INTO event VALUES(9,0,'audited','2026-11-21T15:10:30.759','2026-01-02','县排查组','','{"blankInstitutions":"3","blankStaff":"0","cleared":"0","digest":"3995257d80d689e16ca2bdf856fe8d70f016d2da0be28d66853751ee8f9d23e2","gaps":"4","inventory":"county","opened":"4","places":"990101101 第1镇\n990101102 第2镇\n990101103 第3镇","relapsed":"0","standards":"t","warnWithin":"60"}',X'd646682e32339701a0388e842d9d391b10d265a5db821fe75cafe3475da2c8e1');
INSERT INTO event VALUES(10,1,'assigned','2026-11-21T15:10:32.585','2026-01-03','乡','','{"owner":"村医甲"}',X'b04329aa79a7f0a37c0ae3251d719e4de1b0f96f5eb207cdd03e61fd98a2a829');
INSERT INTO event VALUES(11,1,'measured','2026-11-21T15:10:32.759','2026-01-03','乡','','{"measure":"扩建"}',X'e8e3830e851df084f92fcf910a731c34f5c569a9c4a887418adf04e9c3e0045a');
INSERT INTO event VALUES(12,1,'progressed','2026-11-21T15:10:33.265','2026-01-04','村医甲','','{"progress":"动工"}',X'1dfd6acb9bb5ad3f55b63530ec1557438809fa8670bd8d290ba8e553a1dea4fd');
INSERT INTO event VALUES(13,1,'submitted','2026-11-21T15:10:33.969','2026-01-05','村医甲','','{}',X'5a916eb90d90233250fcc0ab44e0f8dd826122d04bc1a885d85f922c0bed3ff4');
INSERT INTO event VALUES(14,1,'cleared','2026-11-21T15:10:34.661','2026-01-06','县排查组','','{"outcome":"met"}',X'f55e7cd07e3cf7a6cb631421ace4531390c6151d65fc8b3353d7c83c0ca51328');
INSERT INTO event VALUES(15,0,'audited','2026-11-21T15:10:34.661','2026-01-06','县排查组','','{"blankInstitutions":"3","blankStaff":"0","cleared":"1","digest":"852b80a18cf1103a000871b08640c002cbcc11c1ff5adceade325a62615a587b","gaps":"3","inventory":"county","opened":"0","places":"990101101 第1镇\n990101102 第2镇\n990101103 第3镇","relapsed":"0","standards":"t"}',X'caf7136995070c1809b6ea6f9186c7dc62b237c75c0e009f44d1922bba465b3b');
INSERT INTO event VALUES(16,1,'verified','2026-11-21T15:10:35.093','2026-01-06','县丁','','{}',X'd5a4a6f50a62b40bf431156385aa255d706233627dbcc9c2581e81c18167fdb1');
INSERT INTO event VALUES(17,1,'closed','2026-11-21T15:10:35.785','2026-01-06','县丁','','{}',X'a460dac285f342b4aa92d3060562815e67de632db84360bfda62cc88ad2292aa');
INSERT INTO event VALUES(18,1,'relapsed','2026-11-21T15:10:37.084','2026-01-08','县排查组','审计发现缺口又出现','{}',X'a9c38988fb1fa62686695788a90cd3a307d1d358d5bb96a4556feb37beefa603');
INSERT INTO event VALUES(19,1,'observed','2026-11-21T15:10:37.084','2026-01-08','县排查组','','{"actual":"50 m²","required":"≥ 60 m²","shortfall":"10 m²"}',X'76874d1e7a3902122dc83d4307e80f900016484b8f9d2d5e600c8e427c49841a');
INSERT INTO event VALUES(20,0,'audited','2026-11-21T15:10:37.084','2026-01-08','县排查组','','{"blankInstitutions":"3","blankStaff":"0","cleared":"0","digest":"0506a4a13e6d9e2e99de067f289de65a5cb5a69adebc09a19d29cb237ca7ac6f","gaps":"4","inventory":"county","opened":"0","places":"990101101 第1镇\n990101102 第2镇\n990101103 第3镇","relapsed":"1","standards":"t"}',X'92690bf11e5727091f06e9458d586696e40b25a9c9d4ea8700f1b3398f2380eb');
INSERT INTO event VALUES(21,3,'waived','2026-11-21T15:10:38.277','2026-01-07','县','新址在建','{"approver":"卫健委","until":"2026-01-12"}',X'83ff3018ebfb9d1842c22255dcaa697f2c4340b7cbd89b5f5a6f0e2abb18f83d');
INSERT INTO event VALUES(22,1,'rescheduled','2026-11-21T15:10:38.809','2026-01-09','县','雨天','{"before":"2026-01-22","due":"2026-01-28"}',X'81f3b6ea4cdd815f416971cf2f74f04e04798e3e5ea3ba53ed27847b21dec78e');
INSERT INTO event VALUES(23,1,'noted','2026-11-21T15:10:39.541','2026-01-09','县','','{"note":"催办"}',X'2350fd25cfdbc53cf316a87dd7786e42674d066afd75b72c4f5caa2ddf907879');
INSERT INTO event VALUES(24,0,'received','2026-11-21T15:10:39.975','2026-01-09','县','','{"township":"990101101"}',X'd7b1be4b93affbe19a6a5ca38f25acd3890297e2eccb95621c46199d8938a202');
INSERT INTO event VALUES(25,3,'reopened','2026-11-21T15:10:41.417','2026-01-14','县排查组','豁免已于 2026-01-12 到期','{}',X'0cf978c3266d9972c05dbfa54054f7452b8656b2a2b46854e58fcbd063e1bbef');
INSERT INTO event VALUES(26,0,'audited','2026-11-21T15:10:41.417','2026-01-14','县排查组','','{"blankInstitutions":"3","blankStaff":"0","cleared":"0","digest":"0506a4a13e6d9e2e99de067f289de65a5cb5a69adebc09a19d29cb237ca7ac6f","gaps":"4","inventory":"county","opened":"0","places":"990101101 第1镇\n990101102 第2镇\n990101103 第3镇","relapsed":"0","standards":"t","warnWithin":"60"}',X'38149c068671102112538f0bc22a1783ace4c2620599ee82ec8230230751ebd1');
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
    lastSequence INTEGER,
    FOREIGN KEY (lastSequence) REFERENCES event (sequence)
);
INSERT INTO ledger_row VALUES(1,'t/area/990101101201-clinic','t','area','设施','面积','三','major','binding','','village-clinic','990101101201-clinic','','990101101','第1镇','甲101村','≥ 60 m²','50 m²','10 m²','working','','村医甲','扩建','县排查组','动工','村医甲','','催办',20481,20455,NULL,0,NULL,0,NULL,NULL,NULL,1,20461,23);
INSERT INTO ledger_row VALUES(2,'t/village.clinic/990101101202','t','village.clinic','三个一','每村一室','一','critical','binding','institution','village','990101101202','乙101村','990101101','第1镇','','≥ 1','0','1','open','','','','县排查组','','','','',20460,20455,NULL,0,NULL,0,NULL,NULL,NULL,0,NULL,3);
INSERT INTO ledger_row VALUES(3,'t/village.clinic/990101102202','t','village.clinic','三个一','每村一室','一','critical','binding','institution','village','990101102202','乙102村','990101102','第2镇','','≥ 1','0','1','open','','','','县排查组','','','','',20460,20455,NULL,0,NULL,0,NULL,NULL,NULL,0,NULL,25);
INSERT INTO ledger_row VALUES(4,'t/village.clinic/990101103202','t','village.clinic','三个一','每村一室','一','critical','binding','institution','village','990101103202','乙103村','990101103','第3镇','','≥ 1','0','1','open','','','','县排查组','','','','',20460,20455,NULL,0,NULL,0,NULL,NULL,NULL,0,NULL,5);
INSERT INTO ledger_row VALUES(5,'t/clinic.doctor/990101101201-clinic','t','clinic.doctor','三合格','有合格村医','二','critical','binding','staff','village-clinic','990101101201-clinic','','990101101','第1镇','甲101村','≥ 1 人','0 人','1 人','warning','','','','县排查组','','','','',20460,20455,NULL,0,NULL,0,NULL,NULL,NULL,0,NULL,6);
INSERT INTO ledger_row VALUES(6,'t/clinic.doctor/990101102201-clinic','t','clinic.doctor','三合格','有合格村医','二','critical','binding','staff','village-clinic','990101102201-clinic','','990101102','第2镇','甲102村','≥ 1 人','0 人','1 人','warning','','','','县排查组','','','','',20460,20455,NULL,0,NULL,0,NULL,NULL,NULL,0,NULL,7);
INSERT INTO ledger_row VALUES(7,'t/clinic.doctor/990101103201-clinic','t','clinic.doctor','三合格','有合格村医','二','critical','binding','staff','village-clinic','990101103201-clinic','','990101103','第3镇','甲103村','≥ 1 人','0 人','1 人','warning','','','','县排查组','','','','',20460,20455,NULL,0,NULL,0,NULL,NULL,NULL,0,NULL,8);
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE INDEX event_row ON event (row, sequence);
CREATE INDEX event_campaign ON event (kind, sequence) WHERE row = 0;
CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
CREATE TRIGGER event_holds BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE INDEX row_place ON ledger_row (place, status);
CREATE INDEX row_status ON ledger_row (status, due);
COMMIT;
