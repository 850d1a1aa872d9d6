wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"sessionName":"Cool Cars","role":1,"sessionKey":"session123","userIdentity":"user123"}'
